"""The page of a colleague: for the head of the workplace and the administrator, with the words of the API's deeds."""

import re
from datetime import timedelta

import pytest

from backend.agencies.models import Absence, Person
from backend.core.clock import now
from backend.core.models import RecordLine
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
WHY = {"reason": "Phone lost on the train"}


@pytest.fixture
def colleague() -> Person:
    return Person.objects.get(username="boern")


@pytest.fixture
def page(colleague) -> str:
    return f"/telefonbogen/kollega/{colleague.pk}"


def test_the_directory_leads_there_for_those_who_decide_and_for_nobody_else(page):
    for who, led in (("afdelingsleder", True), ("administrator", True), ("koordinator", False)):
        assert (page in visitor(who).get("/telefonbogen").content.decode()) is led


def test_a_lost_phone_is_shut_out_with_one_reason(colleague, page):
    answer = visitor("administrator").post(f"{page}/spaer", WHY, follow=True)
    colleague.refresh_from_db()
    assert colleague.blocked_at and "Login er spærret" in answer.content.decode()
    assert RecordLine.objects.filter(act="signin-blocked").exists()
    assert visitor("boern").get("/skrivebordet").status_code == 302


def test_without_a_reason_nothing_is_done(colleague, page):
    answer = visitor("administrator").post(f"{page}/spaer", {"reason": " "})
    colleague.refresh_from_db()
    assert (answer.status_code, colleague.blocked_at) == (422, None)


def test_whoever_is_blocked_is_found_again_and_let_in(colleague, page):
    client = visitor("administrator")
    client.post(f"{page}/spaer", WHY)
    assert page in client.get("/telefonbogen").content.decode()
    client.post(f"{page}/luk-op", {"reason": "Found"})
    colleague.refresh_from_db()
    assert colleague.blocked_at is None


def test_a_head_notes_that_somebody_is_ill_and_the_administrator_is_not_asked_to(colleague, page):
    days = {"first": "2026-12-01", "last": ""}
    assert ">Fravær</h2>" not in visitor("administrator").get(page).content.decode()
    assert visitor("afdelingsleder").post(f"{page}/fravaer", days).status_code == 302
    assert Absence.objects.filter(person=colleague).exists()
    assert visitor("afdelingsleder").post(f"{page}/fravaer", days).status_code == 409


def test_a_head_takes_an_absence_to_come_back_for_them(colleague, page):
    days = {"first": (now().date() + timedelta(days=30)).isoformat()}
    head = visitor("afdelingsleder")
    head.post(f"{page}/fravaer", days)
    [press] = re.findall(r'action="([^"]+/fortryd)"', head.get(page).content.decode())
    assert visitor("koordinator").post(press).status_code == 403
    assert "Fraværet er taget tilbage" in head.post(press, follow=True).content.decode()
    assert Absence.objects.filter(person=colleague, cancelled_by__username="afdelingsleder").exists()


def test_it_asks_little(page):
    status, asked = asked_for(page, "afdelingsleder")
    assert status == 200
    assert len(asked) <= A_PAGE
