"""Fagsystemer: at two in the morning an administrator sees what failed, and does something about it."""

import re
from uuid import uuid4

import pytest

from backend.core.models import RecordLine
from backend.notifications.models import Notice
from backend.responsibilities.models import Staffing
from backend.systems.models import System, Webhook, WebhookDeed
from tests.cast import MONDAY, NAMES, client
from tests.systems.conftest import registered
from tests.systems.hooks import DOWN, OK, hook_of, hooked, long_ago, tried
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
KEEPER, LIST = "administrator", "/fagsystemer"
A_FEW = ("koordinator", "afdelingsleder", "leder", "nabo", "drift")
PRESSES = {"pause": 302, "genoptag": 302, "proev": 302, "send-igen": 422, "hemmelighed": 200}


def place(hook: Webhook) -> str:
    return f"{LIST}/webhooks/{hook.pk}"


def html(path: str, who: str = KEEPER, language: str = "da") -> str:
    answer = visitor(who, language).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def failed(hook: Webhook) -> Webhook:
    """Given up a while ago, and paused by that."""
    tried(hook, OK)
    tried(hook, DOWN, since=long_ago(MONDAY))
    hook.refresh_from_db()
    assert hook.paused_because == "failing"
    return hook


def token(page: str) -> str:
    found = re.search(r'name="token" value="([0-9a-f-]{36})"', page)
    assert found
    return found[1]


def test_a_webhook_is_there_for_who_answers_for_it_and_for_nobody_else():
    hook = hooked()
    paths = [("GET", place(hook), 200), ("GET", f"{place(hook)}/hemmelighed", 200)]
    paths += [("GET", f"{LIST}/{hook.system_id}/slut", 200), ("POST", f"{LIST}/{hook.system_id}/slut", 422)]
    paths += [("POST", f"{place(hook)}/{what}", status) for what, status in PRESSES.items()]
    assert [visitor(KEEPER).generic(method, path).status_code for method, path, _ in paths] == [
        status for *_, status in paths
    ]
    for who in NAMES:
        tried_by = paths if who in A_FEW else paths[:1]
        found = {visitor(who).generic(method, path).status_code for method, path, _ in tried_by}
        assert who == KEEPER or found == {404}, who


def test_of_another_agency_one_keeps_it_going_and_is_refused_the_rest():
    hook = hooked("dsc")
    tried(hook, OK)
    shown, client = html(place(hook)), visitor(KEEPER)
    assert "Dansk Stalking Center selv skifte" in shown and "/hemmelighed" not in shown
    assert "case.opened" not in shown and f"{hook.system_id}/slut" not in html(LIST)
    assert client.post(f"{place(hook)}/pause").status_code == 302
    for path in (f"{place(hook)}/hemmelighed", f"{LIST}/{hook.system_id}/slut"):
        assert [client.get(path).status_code, client.post(path, {"sure": "on"}).status_code] == [403, 403]


def test_the_menu_has_it_for_administrators_alone():
    has = {who for who in NAMES if f'href="{LIST}"' in html("/skrivebordet", who)}
    assert has == {KEEPER}


def test_the_notice_leads_to_the_webhook_that_failed_and_says_nothing_of_it():
    hook = failed(hooked())
    desk = html("/skrivebordet")
    told = desk[desk.index("<main") :]
    assert f'href="{place(hook)}"' in told and "tager ikke imod" in told
    assert "fagsystem.example" not in told and hook.system.application.client_id not in told


def test_a_notice_from_before_it_pointed_at_one_leads_to_the_list():
    failed(hooked())
    Notice.objects.filter(kind="webhook-failed").update(about_kind="", about=None)
    desk = html("/skrivebordet")
    assert f'href="{LIST}"' in desk[desk.index("<main") :]


def test_the_notice_is_withdrawn_from_who_may_no_longer_see_the_webhook():
    hook = failed(hooked())
    told = {"kind": "webhook-failed", "about": {"kind": "webhook", "id": str(hook.pk)}}
    assert told in [_said(each) for each in _notices()]
    Staffing.objects.filter(role="partnership-administrator").update(valid_until=MONDAY)
    assert {"kind": "withdrawn", "about": None} in [_said(each) for each in _notices()]
    assert f'href="{place(hook)}"' not in html("/skrivebordet")


def _notices() -> list:
    return client(KEEPER).get("/api/v1/notices").json()["results"]


def _said(notice: dict) -> dict:
    return {"kind": notice["kind"], "about": notice["about"]}


def test_the_list_begins_with_what_failed():
    system = registered("koordinator")[0]
    tried(hook_of(system), OK)
    hook = failed(hook_of(system))
    shown = html(LIST)
    assert shown.index("Givet op") < shown.index("Virker") and f'href="{place(hook)}"' in shown


def test_one_reads_what_failed_and_what_to_send_again():
    hook = failed(hooked())
    shown = html(place(hook))
    for said in ("Afvist (503)", "case.opened", "Modtaget (204)", "Nummer 3 er det første"):
        assert said in shown
    assert re.search(r'name="after" value="2"', shown)
    assert "key=theirs" not in shown  # a key of the receiver's, perhaps


def test_whoever_sees_a_system_reads_whom_to_ring_and_that_nobody_said_so():
    works, failing = hooked("dsc"), failed(hooked())
    for path in (LIST, place(works), place(failing)):
        shown = html(path)
        assert "It-vagten hos" in shown and 'href="tel:+4500100099"' in shown, path
    System.objects.update(run_by="", phone="")
    assert all("intet nummer" in html(path) for path in (LIST, place(works), place(failing)))
    assert "Ring til driften hos Esbjerg Kommune" in html(place(failing))


def test_the_log_comes_a_page_at_a_time(monkeypatch):
    monkeypatch.setattr("backend.web.systems.views.A_PAGE_OF", 2)
    hook = hooked()
    tried(hook, DOWN, DOWN, OK)
    first, second = (html(f"{place(hook)}?side={side}") for side in (1, 2))
    assert (first.count("(503)"), second.count("(503)")) == (1, 1) and "?side=2" in first


@pytest.mark.parametrize("what", ["pause", "genoptag", "proev", "send-igen"])
def test_a_button_pressed_twice_does_it_once_and_says_so(what):
    hook, client = failed(hooked()), visitor(KEEPER)
    form = {"token": token(html(place(hook))), "after": "0"}
    answers = [client.post(f"{place(hook)}/{what}", form) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {place(hook)}
    assert WebhookDeed.objects.filter(webhook=hook).count() == 2  # it was made, and this
    assert "Det er gjort" in client.get(place(hook)).content.decode()


def test_what_is_asked_for_during_a_pause_is_not_said_to_be_sent():
    hook, client = failed(hooked()), visitor(KEEPER)
    client.post(f"{place(hook)}/send-igen", {"token": token(html(place(hook))), "after": "0"})
    assert "sendes igen, når du genoptager" in client.get(place(hook)).content.decode()
    client.post(f"{place(hook)}/genoptag", {"token": token(html(place(hook)))})
    resumed = client.get(place(hook)).content.decode()
    assert "Prøver igen" in resumed and "Klar" not in resumed


@pytest.mark.parametrize(
    ("after", "said"), [("", "Skriv et nummer"), ("x", "helt tal"), ("99", "Vælg et lavere nummer")]
)
def test_a_number_that_cannot_be_is_asked_for_again(after, said):
    hook = hooked()
    answer = visitor(KEEPER).post(f"{place(hook)}/send-igen", {"token": str(uuid4()), "after": after})
    assert answer.status_code == 422 and said in answer.content.decode()


def test_a_new_secret_is_shown_once_and_stands_nowhere_else(caplog):
    hook, client = hooked(), visitor(KEEPER)
    path, old = f"{place(hook)}/hemmelighed", hook.secret
    form = {"token": token(html(path))}
    answers = [client.post(path, form) for _ in range(2)]
    drawn = Webhook.objects.get(pk=hook.pk).secret
    pages = [answer.content.decode() for answer in answers]
    assert (drawn != old, drawn in pages[0], drawn in pages[1], "allerede skiftet" in pages[1]) == (
        True,
    ) * 2 + (False, True)
    assert answers[0]["Cache-Control"] == "no-store"
    elsewhere = [client.get(each).content.decode() for each in (LIST, place(hook), path)]
    elsewhere += [caplog.text, *map(str, RecordLine.objects.values_list("act", "about", "reason"))]
    assert not [each for each in elsewhere if drawn in each or old in each]


def test_a_system_is_ended_once_it_was_meant():
    hook, client = hooked(), visitor(KEEPER)
    path = f"{LIST}/{hook.system_id}/slut"
    assert client.post(path).status_code == 422
    assert client.post(path, {"sure": "on"})["Location"] == LIST
    assert System.objects.get(pk=hook.system_id).ended_at
    assert "Systemet er afsluttet" in client.get(LIST).content.decode()
    assert client.post(path, {"sure": "on"}).status_code == 302


def test_more_systems_webhooks_and_tries_ask_no_more_of_the_database():
    hook = failed(hooked())
    one = [len(asked_for(path, KEEPER)[1]) for path in (LIST, place(hook))]
    for _ in range(3):
        for who in ("koordinator", "dsc"):
            tried(hook_of(registered(who)[0]), DOWN)
        tried(hook, DOWN)
    more = [len(asked_for(path, KEEPER)[1]) for path in (LIST, place(hook))]
    assert more == one and max(more) <= A_PAGE
