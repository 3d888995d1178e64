"""The first page without a browser: what it shows to whom, and what it remembers."""

import re

import pytest
from django.test import Client

from tests.web.budgets import A_PAGE, A_PUBLIC_PAGE, asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
NIGHT = "dag=2026-11-29&kl=02:10"
WEEKDAY = "dag=2026-11-24&kl=10:00"


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def headings(html: str, closed: bool = False) -> list[str]:
    cards = re.findall(r'<article class="who([^"]*)">\s*<header>\s*<h3>(.*?)</h3>', html, re.DOTALL)
    return [heading for kind, heading in cards if ("who-closed" in kind) is closed]


@pytest.mark.parametrize(
    "query", ["", "kommune=0561", "kommune=0561&emne=children", "kommune=0101&emne=report"]
)
def test_112_and_114_always_stand_first(query):
    html = page(visitor(), query)
    assert html.index('href="tel:112"') < html.index('href="tel:114"') < html.index("<h1>")


def test_the_place_is_remembered_on_the_device():
    client = visitor()
    page(client, "kommune=0561")
    assert "Esbjerg" in page(client) and client.cookies["sted"].value == "0561"


@pytest.mark.parametrize("query", ["dag=9999-12-31&kl=23:59", "dag=0001-01-01&kl=00:00"])
def test_a_day_nobody_plans_for_is_as_if_nobody_had_said_one(query):
    assert "Svarer nu" in page(visitor(), f"kommune=0561&emne=danger-now&{query}")


def test_a_place_that_does_not_exist_is_as_if_nobody_had_said_one():
    client = visitor()
    client.cookies["sted"] = "9999"
    assert 'name="kommune" required' in page(client, "kommune=1234&emne=nothing<script>")


def test_at_night_somebody_open_stands_above_those_who_are_closed():
    html = page(visitor("betjent"), f"kommune=0561&emne=first-talk&{NIGHT}")
    assert headings(html) and "Vibeke Visholm" in headings(html, closed=True)
    assert "Åbner" in html


def test_by_day_the_visitator_is_open():
    assert "Vibeke Visholm" in headings(page(visitor("betjent"), f"kommune=0561&emne=first-talk&{WEEKDAY}"))


@pytest.mark.parametrize("topic", ["danger-now", "first-talk", "children", "order", "digital"])
def test_a_stranger_sees_no_name_and_no_inner_number(topic):
    html = page(visitor(), f"kommune=0561&emne={topic}&{WEEKDAY}")
    named = page(visitor("betjent"), f"kommune=0561&emne={topic}&{WEEKDAY}")
    shown = set(re.findall(r'href="tel:([^"]+)"', html))
    assert shown < set(re.findall(r'href="tel:([^"]+)"', named))
    for name in ("Visholm", "Kofod", "Skovgård", "Børglum"):
        assert name not in html


def test_a_card_says_what_they_can_and_why_them():
    html = page(visitor(), f"kommune=0561&emne=danger-now&{NIGHT}")
    assert "Kan ikke udpege endelig" in html and "Hvorfor dem?" in html and "sidst kontrolleret" in html


def test_the_copy_for_a_phone_without_a_connection_names_nobody_whoever_asks():
    client, stranger = visitor("betjent"), visitor()
    mine, theirs = (each.get("/uden-net?kommune=0561").content.decode() for each in (client, stranger))
    assert "Visholm" not in mine and re.findall("tel:[0-9+]+", mine) == re.findall("tel:[0-9+]+", theirs)
    assert len(set(re.findall("tel:[0-9+]+", mine))) > 4


def test_where_there_is_no_partnership_the_national_lines_answer():
    html = page(visitor(), "kommune=0101&emne=first-talk")
    assert "endnu intet samarbejde" in html and headings(html)


def test_in_english_no_danish_is_left_of_the_frame():
    html = page(visitor(language="en"), "kommune=0561&emne=children")
    assert '<html lang="en"' in html and "Answering now" in html and "Svarer nu" not in html


def test_a_page_speaks_danish_whatever_the_browser_prefers():
    assert '<html lang="da"' in Client(headers={"Accept-Language": "en-GB"}).get("/").content.decode()


@pytest.mark.parametrize(
    ("who", "most"), [(None, A_PUBLIC_PAGE), ("betjent", A_PAGE)], ids=["a stranger", "signed in"]
)
def test_it_asks_little_of_the_database(who, most):
    status, asked = asked_for("/?kommune=0561&emne=children&bopael=0550", who)
    assert status == 200
    assert len(asked) <= most, str(asked)


def test_nothing_is_kept_by_a_browser_or_a_proxy():
    assert visitor("betjent").get("/?kommune=0561")["Cache-Control"] == "no-store"
