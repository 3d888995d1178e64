"""Cases without a browser: what is shown to whom, once is once, and how much it asks of the database."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from backend.agencies.models import Absence
from backend.coordination.models import Handover, HistoryLine
from backend.coordination.use_cases import cases, duties
from backend.coordination.use_cases.sealed import end_address
from backend.core.clock import COPENHAGEN
from backend.core.models import RecordLine
from backend.notifications.models import Notice
from backend.web.cases.happened import WORDS
from tests.cast import MONDAY, actor
from tests.cast import client as api
from tests.situations import does, latest
from tests.web.budgets import asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
A_CASE, A_LIST = 24, 10
BACKEND = Path(duties.__file__).parents[2]


def page(case, who: str = "koordinator") -> str:
    return visitor(who).get(f"/sager/{case.pk}").content.decode()


def test_there_are_words_for_everything_that_is_recorded():
    floors = ("coordination", "information")
    code = "".join(path.read_text() for floor in floors for path in (BACKEND / floor).rglob("*.py"))
    recorded = set(re.findall(r"(?:record|_changed|_there_again)\(\s*doing,\s*[\w.]+,\s*\"([a-z-]+)\"", code))
    assert recorded | {"handover-done", "handover-not-possible"} == set(WORDS)


def test_whoever_holds_the_case_reads_the_safe_number(world):
    assert "tel:+4500900001" in page(world["seated"])


def test_while_the_coordinator_is_away_the_deputy_is_the_one_to_ring(world, undone):
    case, betjent = world["opened_acutely"], visitor("betjent")
    case.refresh_from_db()
    now, names = timezone.now(), (case.deputy.name, case.coordinator.name)
    until = now + timedelta(days=3)
    Absence.objects.create(person=case.coordinator, starts_at=now - timedelta(days=1), ends_at=until)
    acute = f"/akut-adgang/{case.acute_accesses.get().pk}"
    for client, path in (
        (betjent, acute),
        (betjent, f"/sager/{case.pk}"),
        (betjent, f"/sager/{case.pk}/kort"),
    ):
        html = client.get(path).content.decode()
        main = html[html.index("<main") :]
        first, other = (main.index(name) for name in names)
        assert first < main.index(f"Væk til {until.astimezone(COPENHAGEN).day}.") and first < other
        assert main.count("call-large") == ("kort" not in path)
    desk = visitor("stedfortraeder").get("/skrivebordet").content.decode()
    assert "Du handler nu: koordinatoren er væk til" in desk


def test_a_title_names_nobody_and_no_case(world):
    html = page(world["seated"])
    assert re.findall("<title>(.*?)</title>", html) == ["Sagen · Én indgang"]


def kept(html: str) -> dict[str, str]:
    """What the form of the change was made from, and the same as what is sent: nothing changed."""
    hidden = dict(re.findall(r'<input type="hidden" name="([a-z_-]+)" value="([^"]*)"', html))
    return {name.removeprefix("initial-"): value for name, value in hidden.items()} | hidden


def test_two_who_change_at_once_both_get_their_way_and_nothing_of_it_is_told(world, undone, caplog):
    case, client = world["accepted"], visitor("koordinator")
    path, mine = f"/sager/{case.pk}/ret", {"number": "00 90 00 77", "times": "After nine"}
    sent = kept(client.get(path).content.decode()) | mine
    theirs = {"safe_contact": {"number": "00 90 00 55"}, "children": True}
    does("stedfortraeder", cases.change, case_id=case.pk, version=int(sent["version"]), wanted=theirs)
    refused = client.post(path, sent)
    html = refused.content.decode()
    assert refused.status_code == 409 and "Nu står der: 00 90 00 55" in html and "After nine" in html
    assert client.post(path, kept(html) | mine)["Location"] == f"/sager/{case.pk}"
    case.refresh_from_db()
    exposed = case.parties.get()
    assert (exposed.safe_number, exposed.safe_times, case.children) == ("00 90 00 77", "After nine", True)
    told = f"{list(HistoryLine.objects.values())} {list(Notice.objects.values())} {caplog.text}"
    assert "After nine" not in told and "00 90 00 77" not in told


def test_a_number_that_another_open_case_has_is_refused_where_it_was_written(world, undone):
    client = visitor("koordinator")
    for case, status in ((world["accepted"], 302), (world["wished"], 409)):
        path = f"/sager/{case.pk}/ret"
        answer = client.post(path, kept(client.get(path).content.decode()) | {"cpr": "050505-0000"})
        assert answer.status_code == status
    again = answer.content.decode()
    assert "allerede en åben sag" in again and 'value="0505050000"' not in client.get(path).content.decode()


def test_a_change_that_changes_nothing_is_no_change(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/ret"
    assert client.post(path, kept(client.get(path).content.decode())).status_code == 302
    assert not case.history.filter(what="changed").exists()


def test_whoever_says_they_are_recused_is_out_and_can_be_let_in_again(world, undone):
    case, client, deputy = world["accepted"], visitor("koordinator"), visitor("stedfortraeder")
    path, wanted = f"/sager/{case.pk}/inhabil", {"person": actor("koordinator").id, "reason": "Cousins"}
    seen = re.findall(r'name="seen" value="(\d+)"', client.get(path).content.decode())[0]
    assert client.post(path, {**wanted, "seen": seen})["Location"] == "/skrivebordet"
    assert client.get(f"/sager/{case.pk}").status_code == 404
    html = deputy.get(path).content.decode()
    assert "Karen Kofod" in html and "Cousins" in html
    ending, seen = re.findall(r'action="([^"]+/slut)".*?name="seen" value="(\d+)"', html, re.DOTALL)[0]
    assert [deputy.post(ending, {"seen": seen})["Location"] for _ in range(2)] == [path] * 2
    assert "Cousins" not in deputy.get(path).content.decode()


@pytest.mark.parametrize(
    ("way", "field", "left"),
    [("tilbyd", "to_person", "handover-offered"), ("afslaa", "reason", "wish-refused")],
)
def test_the_head_answers_a_wish_once_by_case_number_alone(world, undone, way, field, left):
    case, client = world["wished"], visitor("afdelingsleder")
    path = f"/oensker/{case.wishes.get().pk}"
    html = client.get("/skrivebordet").content.decode() + client.get(path).content.decode()
    assert html.count(case.number) == 2 and "Ulla" not in html and f"/sager/{case.pk}" not in html
    chosen = {"to_person": str(actor("stedfortraeder").id), "reason": "nobody-else"}[field]
    answers = [client.post(f"{path}/{way}", {field: chosen})["Location"] for _ in range(2)]
    assert (
        answers == ["/skrivebordet"] * 2 and case.number not in client.get("/skrivebordet").content.decode()
    )
    assert case.history.last().what == left


def test_a_protected_address_is_shown_once_to_whoever_says_why(world, undone):
    case, client = world["protected"], visitor("koordinator")
    path, secret = f"/sager/{case.pk}/adresse", "Skjulvej 1"
    assert f'href="{path}"' in page(case) and secret not in page(case)
    html = client.get(path).content.decode()
    assert "beskyttet til" in html and secret not in html
    seen = re.findall(r'name="seen" value="(\d+)"', html)[0]
    assert client.post(path, {"seen": seen, "reason": ""}).status_code == 422
    once, again = (client.post(path, {"seen": seen, "reason": "The removal firm"}) for _ in range(2))
    assert once["Cache-Control"] == "no-store" and secret in once.content.decode()
    assert again["Location"] == path and secret not in client.get(path).content.decode() + page(case)
    assert path not in page(case, "dsc") and "Forseglet" not in page(case, "dsc")
    assert "sealed" not in api("dsc").get(f"/api/v1/cases/{case.pk}").json()
    looked = client.get(f"/sager/{case.pk}/kig").content.decode()
    assert "Åbnede den beskyttede adresse" in looked and "The removal firm" in looked


def test_a_case_that_stays_sealed_after_its_protection_ended_says_so_and_how_to_end_it(world, undone):
    case, client = world["protected"], visitor("koordinator")
    way = f'href="/sager/{case.pk}/ret#id_sealed"'
    assert way not in page(case)
    does("koordinator", end_address, case_id=case.pk)
    assert way in page(case) and way in client.get(f"/sager/{case.pk}/adresse").content.decode()


def test_that_children_s_own_people_sit_at_a_case_is_for_those_who_may_read_of_children(world, undone):
    case = world["seated"]
    place = {"role": "children-and-family", "since": MONDAY}
    case.seats.create(agency=actor("boern").person.agency, person=actor("boern").person, **place)
    name = actor("boern").person.name
    assert [name in page(case, who) for who in ("koordinator", "boern", "dsc")] == [True, True, False]


def test_whose_staff_is_party_is_declared_and_ended_on_a_page(world, undone):
    case, client = world["seated"], visitor("koordinator")
    path, wanted = f"/sager/{case.pk}/ansat", {"agency": actor("leder").person.agency_id, "reason": "Officer"}
    seen = re.findall(r'name="seen" value="(\d+)"', client.get(path).content.decode())[0]
    assert client.post(path, {**wanted, "seen": seen})["Location"] == path
    html = client.get(path).content.decode()
    ending, seen = re.findall(r'action="([^"]+/slut)".*?name="seen" value="(\d+)"', html, re.DOTALL)[0]
    assert "Officer" in html and client.post(ending, {"seen": seen})["Location"] == path
    assert "Officer" not in client.get(path).content.decode()


def test_what_the_person_wishes_is_noted_with_one_more_press_and_asked_for_once(world):
    wished, quiet = page(world["wished"]), page(world["accepted"])
    assert "/anden-koordinator" not in wished and "Ønsket er noteret" in wished
    assert all(asks_first(quiet, way) for way in ("anden-koordinator", "stopper"))


def test_what_was_done_on_a_case_is_said_once(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    assert client.post(f"/sager/{case.pk}/anden-koordinator").status_code == 302
    first, again = (client.get(f"/sager/{case.pk}").content.decode() for _ in range(2))
    assert "Det er gjort: Ønsket er noteret." in first and "Det er gjort" not in again


def test_a_case_is_closed_with_one_more_press_once_everything_is_told(world, undone):
    case = world["accepted"]
    told = "når alt er fortalt"
    assert told in page(case) and "/luk" not in page(case)
    case.tellings.update(told_at=timezone.now(), told_by=actor("koordinator").id, channel="meeting")
    assert asks_first(page(case), "luk") and told not in page(case)


def asks_first(html, way):
    return re.search(rf'<details[^>]*><summary[^>]*>[^<]+</summary>.*?<p>[^<]+</p><form[^>]*/{way}"', html)


def test_a_case_screened_meanwhile_is_not_screened_over_and_what_was_written_is_kept(world, undone):
    case, client = world["acknowledged"], visitor("visitator")
    path, mine = f"/sager/{case.pk}/vurdering", {"outcome": "unclear", "reason": "Half known"}
    html = client.get(path).content.decode()
    assert "Giver råd, henviser" in html
    version = int(kept(html)["version"])
    does("stedfortraeder", cases.change, case_id=case.pk, version=version, wanted={"children": True})
    refused = client.post(path, kept(html) | mine)
    again = refused.content.decode()
    assert refused.status_code == 409 and "Half known" in again
    assert client.post(path, kept(again) | mine).status_code == 302


def test_what_cannot_be_done_now_leads_back_to_the_case(world, undone):
    case = world["closed"]
    answer = visitor("visitator").post(f"/sager/{case.pk}/bekraeft")
    assert answer.status_code == 409 and f'href="/sager/{case.pk}"' in answer.content.decode()


def test_only_what_somebody_else_can_do_is_handed_over_on_a_chosen_basis(world):
    case, client = world["accepted"], visitor("koordinator")
    html = client.get(f"/sager/{case.pk}/giv-videre").content.decode()
    listed = re.findall(r"/giv-videre/([a-z-]+)", html)
    assert "exposed-course" in listed and "koordination" in listed
    assert not {"close-case", "recusal", "report-stalking", "child-acute-help"} & set(listed)
    assert client.get(f"/sager/{case.pk}/giv-videre/close-case").status_code == 404
    whole = client.get(f"/sager/{case.pk}/giv-videre/koordination").content.decode()
    assert 'value="consent"' in whole and 'value="guidance"' not in whole
    one = client.get(f"/sager/{case.pk}/giv-videre/exposed-course").content.decode()
    assert "selected" not in one[one.index('name="basis"') : one.index('name="reason"')].replace(
        '<option value="" selected>', ""
    )


def test_the_case_is_offered_in_the_receivers_words_and_to_one_at_a_time(world):
    case = world["offered"]
    assert "Bliv koordinator for sagen" in visitor("koordinator").get("/skrivebordet").content.decode()
    choose = visitor("visitator").get(f"/sager/{case.pk}/giv-videre").content.decode()
    assert "/giv-videre/koordination" not in choose and "tilbudt en anden" in choose


def test_no_question_is_followed_by_a_colon(world):
    read = re.sub(r"<[^>]*>", "", page(world["acknowledged"], "visitator"))
    assert "konflikt?" in read and "?:" not in read


def test_handing_over_twice_with_one_form_is_once(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/giv-videre/exposed-course"
    html = client.get(path).content.decode()
    to = re.findall(r'<optgroup.*?<option value="([^"]+)"', html, re.DOTALL)[0]
    seen = re.findall(r'name="seen" value="(\d+)"', html)[0]
    for _ in range(2):
        answer = client.post(path, {"to_person": to, "basis": "consent", "seen": seen})
        assert answer.status_code == 302
    assert Handover.objects.filter(case=case, duty="exposed-course").count() == 1


def test_accepting_twice_is_accepting_once(world, undone):
    case, client = world["offered"], visitor("koordinator")
    path = f"/opgaver/{latest(case).pk}/tag"
    assert [client.post(path)["Location"] for _ in range(2)] == [f"/sager/{case.pk}"] * 2


def test_a_form_that_cannot_be_used_keeps_what_was_written(world):
    case = world["acknowledged"]
    answer = visitor("visitator").post(f"/sager/{case.pk}/vurdering", {"reason": "Half a sentence"})
    assert answer.status_code == 422 and "Half a sentence" in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "most"), [("/sager", A_LIST), ("/sager/{}", A_CASE)], ids=["the list", "a case"]
)
def test_it_asks_little_of_the_database(world, path, most):
    status, asked = asked_for(path.format(world["seated"].pk), "koordinator")
    assert status == 200 and len(asked) <= most, str(asked)


def test_every_look_is_on_record(world, undone):
    before = RecordLine.objects.count()
    page(world["seated"])
    visitor("koordinator").get(f"/sager/{world['seated'].pk}/ret")
    looks = RecordLine.objects.filter(about=f"case:{world['seated'].pk}", act="case-opened")
    assert RecordLine.objects.count() == before + 2 and looks.count() == 2


def test_a_list_of_cases_is_on_record_case_by_case(world):
    visitor("koordinator").get("/sager")
    listed = RecordLine.objects.filter(act="cases-listed").values_list("about", flat=True)
    assert f"case:{world['accepted'].pk}" in listed
