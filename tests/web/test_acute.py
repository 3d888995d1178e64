"""Acute access without a browser: said before the press, seen after it, reviewed; and nothing typed is told."""

import re
from uuid import uuid4

import pytest

from backend.agencies.models import Person
from backend.coordination.models import AcuteAccess, Recusal
from backend.core.clock import COPENHAGEN, now
from backend.core.models import RecordLine
from backend.responsibilities.models import Staffing
from tests.cast import actor
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor
from tests.web.night import entrance_opens

pytestmark = pytest.mark.django_db
PATH, REVIEWS = "/akut-adgang", "/akut-adgang/til-gennemsyn"
REASON = "Somebody is at the door"


def asked(case, **changes) -> dict[str, str]:
    return {
        "municipality": "0561",
        "about": case.number,
        "reason": REASON,
        "token": str(uuid4()),
        **changes,
    }


def html(path: str, who: str) -> str:
    return visitor(who).get(path).content.decode()


def test_the_patrol_is_given_whom_to_ring_and_nothing_of_the_person(world, undone, caplog):
    case, client = world["seated"], visitor("betjent")
    case.refresh_from_db()
    form = asked(case)
    first, again = (client.post(PATH, form)["Location"] for _ in range(2))
    opened = AcuteAccess.objects.get(case=case)
    assert first == again == f"{PATH}/{opened.pk}" and REASON not in caplog.text
    for path in (first, f"/sager/{case.pk}"):
        shown = client.get(path).content.decode()
        for holder in (case.coordinator, case.deputy):
            assert holder.name in shown and f"tel:+45{holder.phone.replace(' ', '')}" in shown
        assert re.search(r"Du ser sagen til kl\. \d+\.\d\d", shown)
        assert not re.search("Ulla|00 90 00 01|Hvad er der sket|Hvem er med|Næste skridt|Stalking<", shown)
        assert set(re.findall(r'<form method="post" action="([^"]+)"', shown)) == {"/log-ud", "/sprog"}
    row = re.findall(f"Sag {case.number}</a>(.*?)</li>", client.get("/sager").content.decode(), re.DOTALL)[0]
    assert "Du ser sagen til kl." in row and "senest" not in row
    assert f"{PATH}/{opened.pk}" not in html(f"/sager/{case.pk}", "koordinator")


def test_where_both_holders_are_closed_who_answers_now_is_rung_first(world, undone):
    case, client = world["seated"], visitor("betjent")
    case.refresh_from_db()
    weekday = (now().astimezone(COPENHAGEN).weekday() + 2) % 7
    holders = Person.objects.filter(pk__in=[case.coordinator_id, case.deputy_id])
    holders.update(hours={"weekly": [[weekday, "08:00", "16:00"]]})
    shown = client.get(client.post(PATH, asked(case))["Location"]).content.decode()
    first, rest = shown[shown.index("<h1>") :].split("Koordinatoren har lukket nu")
    assert case.coordinator.name not in first and "call-large" in first and "Åben" in first
    assert case.coordinator.name in rest and "Åbner" in rest and "call-large" not in rest


def test_whoever_is_on_acute_duty_is_shown_the_way_and_what_is_open(world, undone):
    case, client = world["accepted"], visitor("betjent")
    opened = client.post(PATH, asked(case))["Location"]
    assert f'href="{opened}"' in client.get("/skrivebordet").content.decode()
    shown = [f'href="{PATH}"' in html(path, "betjent") for path in ("/", "/skrivebordet")]
    assert (shown, f'href="{PATH}"' in html("/skrivebordet", "dsc")) == ([True, True], False)


def test_a_chair_who_is_to_review_has_it_on_the_desk(world, undone):
    case = world["accepted"]
    heads = Staffing.objects.filter(
        partnership=case.partnership, role="department-head", person__isnull=False
    )
    for head in heads.values_list("person", flat=True):
        Recusal.objects.create(case=case, person_id=head, reason="Cousins", since=now())
    visitor("betjent").post(PATH, asked(case))
    assert f'href="{REVIEWS}"' in html("/skrivebordet", "leder2")


def test_who_helps_reads_whom_it_is_about_and_how_to_reach_them(world, undone):
    case = world["accepted"]
    duty = {"role": "children-acute-duty", "order": 9, "person": actor("boern").person}
    like = Staffing.objects.filter(partnership=case.partnership, role="children-and-family")[0]
    Staffing.objects.create(
        partnership=case.partnership, municipality=like.municipality, valid_from=like.valid_from, **duty
    )
    client = visitor("boern")
    assert "navn, sikker kontakt" in client.get(PATH).content.decode()
    assert client.post(PATH, asked(case)).status_code == 302
    shown = client.get(f"/sager/{case.pk}").content.decode()
    assert "Ulla Udsat" in shown and "tel:+4500900001" in shown and "Hvad er der sket" not in shown


def test_it_says_before_the_press_what_will_be_seen_who_is_told_and_when_it_ends(settings):
    settings.ACUTE_HOURS = 3
    said = html(PATH, "betjent")
    before = said[: said.index("Åbn sagen nu")]
    assert "Du ser ikke, hvem personen er" in before and "slutter af sig selv efter 3 timer" in before
    assert "Koordinatoren og en leder får besked med det samme" in before


def test_not_found_is_not_no_case_and_nothing_typed_is_shown_again(world, undone):
    answer = visitor("betjent").post(PATH, asked(world["accepted"], about="990101-7777"))
    said = answer.content.decode()
    assert answer.status_code == 404 and "betyder ikke, at der ingen sag er" in said
    assert {"tel:112", "tel:114"} < set(re.findall(r"tel:\d+|tel:\+45\d{8}", said)) and "call-large" in said
    assert REASON not in said and "7777" not in said
    line = RecordLine.objects.latest("id")
    assert (line.outcome, line.about, line.reason) == ("not-found", "", "")


def test_where_nothing_is_found_at_night_who_answers_now_is_rung_before_the_closed_entrance(world, undone):
    entrance_opens(2)
    said = visitor("betjent").post(PATH, asked(world["accepted"], about="990101-7777")).content.decode()
    before, after = said[said.index("<h1") :].split("Indgangen har lukket nu")
    assert "call-large" in before and "Åben" in before and "Åbner" in after and "call-large" not in after


def test_who_is_not_on_duty_is_told_what_to_do_instead(world):
    answer = visitor("koordinator").get(PATH)
    said = answer.content.decode()
    assert answer.status_code == 403 and "Du har ikke akut vagt her" in said and 'href="tel:112"' in said
    assert 'href="/har-en-koordinator"' in said and "call-large" in said
    assert [f'href="{PATH}"' in html("/har-en-koordinator", who) for who in ("betjent", "koordinator")] == [
        True,
        False,
    ]


def test_a_leader_reviews_by_case_number_once_and_the_holders_read_it(world, undone):
    case, client = world["opened_acutely"], visitor("afdelingsleder")
    opened = case.acute_accesses.get()
    way = f"{PATH}/{opened.pk}/gennemsyn"
    listed, one = (client.get(path).content.decode() for path in (REVIEWS, way))
    for said in (listed, one):
        assert case.number in said and REASON in said and actor("betjent").person.name in said
        assert "Ulla" not in said and f"/sager/{case.pk}" not in said
    assert 'data-live="acute-to-review' in listed
    assert "<strong>1</strong> Akut adgang til gennemsyn" in client.get("/skrivebordet").content.decode()
    judged = {"verdict": "not-justified", "note": "A friend asked"}
    assert [client.post(way, judged)["Location"] for _ in range(2)] == [REVIEWS] * 2
    assert case.number not in client.get(REVIEWS).content.decode()
    holders = html(f"/sager/{case.pk}", "koordinator") + html(f"/sager/{case.pk}/kig", "koordinator")
    assert holders.count("Ikke begrundet") == 2 and holders.count(REASON) == 2
    assert "A friend asked" in holders


def test_a_notice_of_what_is_to_be_reviewed_leads_there(world, undone):
    visitor("betjent").post(PATH, asked(world["accepted"]))
    assert f'<a href="{REVIEWS}">En akut adgang venter' in html("/skrivebordet", "afdelingsleder")


@pytest.mark.parametrize(
    ("path", "who"), [(PATH, "betjent"), ("opened", "betjent"), (REVIEWS, "afdelingsleder")]
)
def test_they_ask_little_of_the_database(world, path, who):
    """Where nobody who holds the case is open, who answers now is two more."""
    opened = f"{PATH}/{world['opened_acutely'].acute_accesses.get().pk}"
    status, asked_of_it = asked_for(opened if path == "opened" else path, who)
    most = A_PAGE + 2 if path == "opened" else A_PAGE
    assert status == 200 and len(asked_of_it) <= most, str(asked_of_it)
