"""The directory without a browser: who is in it, for whom, and what one says of oneself."""

import re
from datetime import time, timedelta

import pytest

from backend.agencies.hours import ROUND_THE_CLOCK, DatedHours, Hours, on_weekdays
from backend.agencies.localtime import local
from backend.agencies.models import Absence, Person
from backend.coordination.use_cases.people import block
from backend.core.clock import now
from backend.web.directory.hours import in_words
from tests.cast import MONDAY, does
from tests.web.budgets import asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
A_DIRECTORY = (
    7  # who is signed in (2), their roles (1), whom they decide over; who fills what, and who is away
)
TODAY = MONDAY.date()
YESTERDAY, NEXT_YEAR = now().date() - timedelta(days=1), now().year + 1


def book(who: str = "betjent", language: str = "da", **asked) -> str:
    answer = visitor(who, language).get("/telefonbogen", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_finds_the_people_and_lines_of_ones_own_partnership():
    html = book()
    assert "Vibeke Visholm" in html and 'class="call"' in html and "Sidst bekræftet" in html


def test_nobody_of_another_partnership_is_in_it():
    other = Person.objects.get(username="nabo").name
    assert other not in book() and other in book("nabo")


def test_somebody_without_a_post_finds_nobody():
    html = book("fremmed")
    assert "ingen plads i et samarbejde" in html and "Visholm" not in html


def test_it_is_searched_by_words_role_and_workplace():
    assert "Vibeke Visholm" in book(q="visholm")
    assert "Vibeke Visholm" not in book(q="anklager")
    assert "Vibeke Visholm" in book(rolle="stalkingvisitator")
    assert "Vibeke Visholm" not in book(rolle="prosecutor")


def test_a_person_has_one_entry_with_all_their_roles():
    assert book().count('<h3 class="h5">Vibeke Visholm</h3>') == 1


def test_one_press_confirms_ones_number():
    Person.objects.filter(username="betjent").update(checked_on="2020-01-01")
    client = visitor("betjent")
    assert client.post("/telefonbogen/stemmer")["Location"] == "/telefonbogen"
    assert Person.objects.filter(username="betjent", checked_on__year__gt=2020).exists()


def test_being_away_shows_with_the_one_who_answers():
    stand_in = Person.objects.get(username="stedfortraeder")
    form = {"first": YESTERDAY.isoformat(), "stand_in": str(stand_in.pk)}
    assert visitor("visitator").post("/telefonbogen/mit-fravaer", form).status_code == 302
    html = book(q="Visholm")
    assert "badge-warning" in html and f"{stand_in.name} svarer imens" in html


def test_whoever_is_blocked_answers_for_nobody():
    page = f"/telefonbogen/kollega/{Person.objects.get(username='visitator').pk}"
    stand_in, head = Person.objects.get(username="stedfortraeder"), visitor("afdelingsleder")
    head.post(f"{page}/fravaer", {"first": YESTERDAY.isoformat(), "stand_in": str(stand_in.pk)})
    said, pages = (
        (f"{stand_in.name} svarer", f"imens: {stand_in.name}"),
        (page, "/telefonbogen", "/skrivebordet"),
    )
    assert [any(each in head.get(path).content.decode() for each in said) for path in pages] == [True] * 3
    does("administrator", block, person_id=stand_in.pk)
    assert not any(each in head.get(path).content.decode() for each in said for path in pages)


def test_the_cases_of_the_blocked_are_not_said_to_stay():
    person = Person.objects.get(username="visitator")
    page, head = f"/telefonbogen/kollega/{person.pk}", visitor("afdelingsleder")
    assert "Sagerne bliver hos personen" in head.get(page).content.decode()
    does("administrator", block, person_id=person.pk)
    assert "Sagerne bliver hos personen" not in head.get(page).content.decode()


def test_the_last_day_away_is_a_day_away():
    summer = {"first": f"{NEXT_YEAR}-06-07", "last": f"{NEXT_YEAR}-06-08"}
    visitor("visitator").post("/telefonbogen/mit-fravaer", summer)
    assert Absence.objects.filter(ends_at=f"{NEXT_YEAR}-06-08T22:00:00+00:00").exists()


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"first": ""}, 422),
        ({"first": f"{NEXT_YEAR}-06-07", "last": f"{NEXT_YEAR}-06-01"}, 422),
        ({"first": f"{NEXT_YEAR}-06-07", "last": "9999-12-31"}, 422),
        ({"first": "2020-01-01"}, 422),
        ({"first": f"{NEXT_YEAR}-06-07"}, 409),
    ],
)
def test_an_absence_that_cannot_be_is_shown_again(form, status):
    client = visitor("visitator")
    client.post("/telefonbogen/mit-fravaer", {"first": f"{NEXT_YEAR}-07-07"})
    answer = client.post("/telefonbogen/mit-fravaer", form)
    assert answer.status_code == status and "error-summary" in answer.content.decode()


def test_only_colleagues_of_the_same_agency_can_stand_in():
    html = visitor("visitator").get("/telefonbogen/mit-fravaer").content.decode()
    assert Person.objects.get(username="stedfortraeder").name in html
    assert Person.objects.get(username="anklager").name not in html


def test_it_asks_little_of_the_database():
    status, asked = asked_for("/telefonbogen", "betjent")
    assert status == 200
    assert len(asked) <= A_DIRECTORY, str(asked)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (None, ""),
        (ROUND_THE_CLOCK, "døgnet rundt"),
        (on_weekdays(time(8), time(15, 30)), "man–fre 8.00–15.30"),
        (on_weekdays(time(8), time(12), 0, 2), "man 8.00–12.00; ons 8.00–12.00"),
        (
            Hours(exceptions=(DatedHours(TODAY, ()), DatedHours(TODAY.replace(year=2030), ()))),
            "23. november 2026: lukket",
        ),
    ],
)
def test_hours_are_said_in_words(hours, words):
    assert in_words(hours, TODAY) == words


def test_in_english_no_danish_is_left():
    html = book(language="en")
    assert "It is still right" in html and "Sidst bekræftet" not in html


def test_one_press_and_one_is_back():
    client = visitor("visitator")
    client.post("/telefonbogen/mit-fravaer", {"first": YESTERDAY.isoformat()})
    for page in ("/telefonbogen", "/telefonbogen/mit-fravaer"):
        [press] = re.findall(r'action="([^"]+/tilbage)"', client.get(page).content.decode())
    assert client.post(press)["Location"] == "/telefonbogen/mit-fravaer"
    assert "Jeg er tilbage" not in client.get("/telefonbogen").content.decode()


TO_COME = f"{NEXT_YEAR}-06-07"


def test_one_press_and_one_is_not_going():
    client = visitor("visitator")
    client.post("/telefonbogen/mit-fravaer", {"first": TO_COME})
    html = client.get("/telefonbogen/mit-fravaer").content.decode()
    [press] = re.findall(r'action="([^"]+/fortryd)"', html)
    after = client.post(press, follow=True).content.decode()
    assert "Jeg er tilbage" not in html and "Fraværet er taget tilbage" in after
    assert "Du er ikke meldt væk" in after and client.post(press).status_code == 409


def test_what_has_begun_is_not_taken_back_but_ended():
    client = visitor("visitator")
    client.post("/telefonbogen/mit-fravaer", {"first": YESTERDAY.isoformat()})
    html = client.get("/telefonbogen/mit-fravaer").content.decode()
    [press] = re.findall(r'action="([^"]+)/tilbage"', html)
    answer = client.post(f"{press}/fortryd")
    assert (answer.status_code, "/fortryd" in html) == (409, False)
    assert "Fraværet er begyndt" in answer.content.decode()


def test_nobody_reads_of_an_absence_that_was_taken_back():
    person = Person.objects.get(username="visitator")
    before, yesterday = now() - timedelta(days=2), now() - timedelta(days=1)
    said = (r"Væk", rf"{person.name}, Esbjerg", "Jeg er tilbage")
    absence = Absence.objects.create(person=person, starts_at=yesterday)

    def read() -> list[bool]:
        pages = (
            book(q="Visholm"),
            visitor("koordinator").get("/skrivebordet").content.decode(),
            book("visitator"),
        )
        return [bool(re.search(words, page)) for words, page in zip(said, pages, strict=True)]

    assert read() == [True] * 3
    Absence.objects.filter(pk=absence.pk).update(cancelled_at=before, cancelled_by=person)
    assert read() == [False] * 3


def test_one_who_is_back_can_go_again_the_same_day():
    client, today = visitor("visitator"), {"first": local(now()).date().isoformat()}
    client.post("/telefonbogen/mit-fravaer", {"first": YESTERDAY.isoformat()})
    [press] = re.findall(
        r'action="([^"]+/tilbage)"', client.get("/telefonbogen/mit-fravaer").content.decode()
    )
    client.post(press)
    assert client.post("/telefonbogen/mit-fravaer", today).status_code == 302
    assert "Jeg er tilbage" in client.get("/telefonbogen/mit-fravaer").content.decode()
