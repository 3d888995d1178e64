"""The model's pages without a browser: everything in the book is there, for anybody, each cell with its mark."""

import re
import zlib
from html import unescape

import pytest

from backend.responsibilities.book import load_models
from backend.responsibilities.drawing import SIGNS
from backend.web.model import sheet
from tests.web.budgets import A_PAGE, A_PUBLIC_PAGE, asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
MODEL = load_models()[-1]
CARD = "/modellen/kort?kommune=0561&emne=first-talk&emne=report&emne=children&emne=order"


def page(path: str, who: str | None = None, language: str = "da") -> str:
    answer = visitor(who, language).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def duties(html: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a href="/modellen/pligter/([^"]+)">', html)


def test_every_duty_stands_in_the_matrix_once():
    found = duties(page("/modellen"))
    assert len(found) == len(set(found)) and set(found) == {duty.code for duty in MODEL.duties}


@pytest.mark.parametrize("topic", [topic.code for topic in MODEL.topics])
def test_it_can_be_narrowed_to_a_topic(topic):
    assert duties(page(f"/modellen?emne={topic}")) == [duty.code for duty in MODEL.duties_for(topic)]


def test_it_can_be_narrowed_to_a_role_and_to_an_agency():
    by_role = duties(page("/modellen?hvem=role:stalkingvisitator"))
    by_agency = duties(page("/modellen?hvem=municipality"))
    assert {duty.code for duty in MODEL.answered_by("stalkingvisitator")} <= set(by_role) < set(by_agency)


@pytest.mark.parametrize("query", ["emne=%3Cb%3Enothing", "hvem=nobody", "hvem=role:nobody"])
def test_what_is_unknown_narrows_nothing_and_is_not_shown_again(query):
    html = page(f"/modellen?{query}")
    assert len(duties(html)) == len(MODEL.duties) and "b&gt;" not in html


@pytest.mark.parametrize("duty", MODEL.duties, ids=lambda duty: duty.code)
def test_a_duty_shows_each_of_its_marks(duty):
    html = page(f"/modellen/pligter/{duty.code}")
    marked = [SIGNS[mark] for cell, mark in duty.marks if cell != "counts_from"]
    found = re.findall(r'class="mark"><span aria-hidden="true">(.)</span>', html)
    assert sorted(found) == sorted([*marked, *SIGNS.values()])


def test_the_card_shows_nothing_that_was_typed():
    answer = visitor().get("/modellen/kort?kommune=%3Cb%3Ex&emne=%3Cb%3Ex")
    assert answer.status_code == 422 and "b&gt;" not in answer.content.decode()


def test_a_duty_nobody_knows_is_not_there():
    assert visitor().get("/modellen/pligter/nothing").status_code == 404


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_advice_says_what_is_not_said_and_who_signed(language):
    html = page("/modellen/raad", language=language)
    assert html.count('class="not-said"') == html.count('class="signed"') == len(MODEL.advice)
    assert "proposal;" not in html and not re.search("wording:|legal check|S:[A-Z]", html)
    assert html.count({"da": "Kilde:", "en": "Source:"}[language]) == len(MODEL.advice)
    assert len(re.findall(r"<q ", html)) == sum(len(each.excludes) for each in MODEL.advice)


@pytest.mark.parametrize("who", [None, "betjent"])
def test_the_card_holds_functions_and_public_lines_alone_whoever_prints_it(who):
    html = page(CARD, who)
    wall = html[html.index('<article class="wall"') :]
    assert "112" in wall and "114" in wall and "00 10 90 01" in wall and "døgnet rundt" in wall
    assert "Visholm" not in wall and "Kofod" not in wall


def written(pdf: bytes) -> str:
    """The words of the sheet, in the order in which they were written."""
    drawn = b"".join(
        zlib.decompress(each) for each in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    )
    found = re.findall(rb"\(((?:\\.|[^\\()])*)\) Tj", drawn)
    return " ".join(re.sub(rb"\\(.)", rb"\1", each).decode("cp1252") for each in found)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sheet_says_what_the_card_says_on_one_page(language):
    wall = page(CARD, language=language).partition('<article class="wall"')[2].partition("</article>")[0]
    answer = visitor(None, language).get(CARD.replace("/kort?", "/kort.pdf?"))
    said = " ".join(unescape(re.sub(r"<[^>]*>", " ", wall.partition(">")[2])).split())
    letters, drawn = sorted(re.sub(r"\s", "", said)), sorted(re.sub(r"\s", "", written(answer.content)))
    assert letters == drawn and all(number in written(answer.content) for number in numbers(wall))
    assert len(re.findall(rb"/Type /Page\b", answer.content)) == 1
    assert f"/Lang ({language})".encode() in answer.content


def test_a_sheet_without_room_for_every_number_is_not_made(monkeypatch):
    monkeypatch.setattr(sheet, "SIZES", (24,))
    answer = visitor().get(CARD.replace("/kort?", "/kort.pdf?"))
    assert answer.status_code == 422 and "Vælg færre emner" in answer.content.decode()


def numbers(wall: str) -> list[str]:
    found = re.findall(r'class="wall-phone">([^<]+)<', wall)
    assert len(found) > 5
    return found


def test_a_card_with_too_many_topics_is_asked_for_again():
    topics = "".join(f"&emne={topic.code}" for topic in MODEL.topics)
    answer = visitor().get(f"/modellen/kort?kommune=0561{topics}")
    assert answer.status_code == 422 and "Vælg højst fire emner" in answer.content.decode()


@pytest.mark.parametrize("path", ["/modellen", "/modellen/pligter/anonymous-help", "/modellen/raad", CARD])
@pytest.mark.parametrize(("who", "most"), [(None, A_PUBLIC_PAGE), ("betjent", A_PAGE)])
def test_they_ask_little_of_the_database(path, who, most):
    status, asked = asked_for(path, who)
    assert status == 200 and len(asked) <= most, str(asked)
