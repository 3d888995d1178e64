"""The desk without a browser: what waits, how much it asks of the database, and words for all that can be told."""

import re
from datetime import timedelta

import pytest

from backend.coordination.happenings import Happening
from backend.coordination.use_cases import referrals
from backend.core import clock
from backend.responsibilities.models import Staffing
from backend.web.desk import news
from backend.web.desk.notices import WORDS
from tests.cast import MONDAY, opened, opening
from tests.situations import does, latest, told
from tests.web.budgets import asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
A_DESK = 30


def test_there_are_words_for_every_notice():
    assert set(WORDS) == set(Happening)


def test_what_is_offered_can_be_accepted_and_refused_at_once(world):
    html = visitor("koordinator").get("/skrivebordet").content.decode()
    assert "Tilbudt til dig" in html and "/tag" in html and "/afvis" in html


def test_what_nobody_took_stands_at_the_chairs_desk_and_at_the_senders(world):
    number = world["with_chair"].number
    mine = visitor("visitator").get("/skrivebordet").content.decode()
    waits = mine[mine.index("Venter på styregruppens formand") :]
    assert number in waits[: waits.index("</section>")]
    chairs = visitor("leder").get("/skrivebordet").content.decode()
    assert 'href="/styregruppen"><strong>' in chairs and "Skal placeres" not in mine


def test_a_refusal_chooses_nothing_beforehand_names_roles_somebody_fills_and_is_said_to_be_done(
    world, undone
):
    client, offer = visitor("dsc"), latest(world["course_offered"])
    html = client.get(f"/opgaver/{offer.pk}").content.decode()
    chosen = re.findall(r'<option value="([^"]*)" selected', html)
    assert not chosen or set(chosen) == {""}
    filled = set(Staffing.objects.values_list("role", flat=True))
    role = html[html.index('name="suggested_role"') :]
    offered = set(re.findall(r'<option value="([^"]+)"', role[: role.index("</select>")]))
    assert offered and offered <= filled
    client.post(f"/opgaver/{offer.pk}/afvis", {"reason": "no-capacity"})
    first, again = (client.get("/skrivebordet").content.decode() for _ in range(2))
    assert "Det er gjort: Opgaven er afvist." in first and "Det er gjort" not in again


def test_one_in_acute_danger_is_marked_among_those_who_wait(world, undone):
    does("betjent", referrals.refer, opening=opening(basis="acute-danger"))
    client = visitor("visitator")
    assert "1 med akut fare" in client.get("/skrivebordet").content.decode()
    assert client.get("/send-videre/venter").content.decode().count("Akut fare") == 1


def test_it_asks_as_much_however_many_cases_there_are(world, undone):
    status, before = asked_for("/skrivebordet", "visitator")
    for _ in range(3):
        opened()
    assert status == 200 and len(before) <= A_DESK, str(before)
    assert len(asked_for("/skrivebordet", "visitator")[1]) <= len(before)


def test_each_kind_that_waits_has_its_place_and_news_says_which_case_and_what_is_done(world, undone):
    case, at = world["informed"], clock.now()
    case.consents.update(until=at + timedelta(days=3), given_at=at - timedelta(days=9))
    html = visitor("koordinator").get("/skrivebordet").content.decode()
    waits = html[html.index('id="consents-heading"') :]
    assert case.number in waits[: waits.index("</section>")]
    asked = visitor("stedfortraeder").get("/skrivebordet").content.decode()
    assert 'id="access-heading"' in asked and "consents-heading" not in asked
    page = visitor("koordinator").get("/nyt").content.decode()
    accepted = page[page.index("En opgave er tilbudt til dig") :]
    assert world["seated"].number in page and "klaret" in accepted


def test_what_was_told_is_no_deadline_on_any_desk(world, undone):
    case = world["accepted"]
    told(case, "koordinator")
    for who in ("koordinator", "stedfortraeder"):
        html = visitor(who).get("/skrivebordet").content.decode()
        due = html[html.index('id="deadlines-heading"') :]
        assert case.number not in due[: due.index("</section>")]


def test_news_is_paged_and_a_strange_page_is_the_first(world, monkeypatch):
    monkeypatch.setattr(news, "A_PAGE_OF", 1)
    first = visitor("visitator").get("/nyt").content.decode()
    older = re.search(r"\?foer=(\d+)", first)
    assert older and visitor("visitator").get(f"/nyt{older[0]}").content.decode() != first
    assert visitor("visitator").get("/nyt?foer=x").content.decode().count("<li>") == first.count("<li>")


def test_an_acute_review_that_falls_to_the_chair_stands_on_the_chairs_desk(world, undone):
    """The deputy's here: the chair is of the police, as whoever opened it."""
    Staffing.objects.filter(role="department-head").update(valid_until=MONDAY)
    assert 'id="review-heading"' in visitor("leder2").get("/skrivebordet").content.decode()
