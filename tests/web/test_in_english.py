"""Every page, opened in English: nothing is said in Danish that has an English, and what is of somebody is not kept."""

import html
import re
from typing import Any

import pytest
from django.http import HttpResponse

from backend.web import catalogue
from tests.web import grid
from tests.web.page_table import Row, rows
from tests.world import Entrance, World

WHO = ("koordinator", "visitator", "leder", "dsc", "betjent", "administrator", "boern", "stalkingkontakt")
HOLE = re.compile(r"%\(\w+\)[sd]")
TELLING = 8  # letters around a hole, below which a text is any text
NOT_OURS = re.compile(r'<(?:(?:script|style)\b|[a-z]+ [^>]*lang="da").*?</', re.DOTALL)
SAID = re.compile(r'>([^<>]+)<|(?:aria-label|title|alt|placeholder|data-\w+)="([^"]+)"')


def danish() -> re.Pattern[str]:
    """Any text that is something else in English, whole."""
    texts = {text for message in catalogue.english() if message.id for text in told_otherwise(message)}
    patterns = [".+".join(map(re.escape, HOLE.split(text))) for text in sorted(texts)]
    return re.compile("|".join(patterns))


def told_otherwise(message) -> list[str]:
    ids, strings = ([each] if isinstance(each, str) else each for each in (message.id, message.string))
    holed = [text for text in ids if HOLE.search(text)]
    return [
        text
        for text in ids
        if text not in strings
        and (text not in holed or len(re.sub(r"\W", "", HOLE.sub("", text))) >= TELLING)
    ]


def opened_by(row: Row) -> str | None:
    """Somebody who gets the page; where nobody does, the refusal is read."""
    return None if row.stranger == 200 else next((who for who in WHO if row.expected(who) == 200), WHO[0])


@pytest.fixture(scope="module")
def answers(world: World, entrance: Entrance) -> dict[str, tuple[Row, Any]]:
    """Every page there is, in English."""
    standing = {**world, **entrance}
    people = {who: grid.visitor(who, "en") for who in (None, *WHO)}
    found = {}
    for row in rows():
        if row.method == "GET":
            path = f"{grid.filled(row, standing)}{'&' if row.query else '?'}sprog=en"
            found[row.path] = row, people[opened_by(row)].get(path)
    return found


def test_a_page_in_english_says_nothing_in_danish(answers):
    ours = danish()
    pages = {path: answer for path, (_, answer) in answers.items() if is_page(answer)}
    left = {
        path: [text for text in said(page.content.decode()) if ours.fullmatch(text)]
        for path, page in pages.items()
    }
    assert {path: texts for path, texts in left.items() if texts} == {} and len(left) > 40


def test_a_page_for_those_who_are_signed_in_is_kept_nowhere(answers):
    kept = [path for path, (row, answer) in answers.items() if row.stranger != 200 and is_kept(answer)]
    assert kept == []


def is_page(answer: HttpResponse) -> bool:
    return answer["Content-Type"].startswith("text/html")


def is_kept(answer: HttpResponse) -> bool:
    return answer.status_code == 200 and "no-store" not in answer.get("Cache-Control", "")


def said(page: str) -> set[str]:
    found = SAID.findall(NOT_OURS.sub("", page))
    return {re.sub(r"\s+", " ", html.unescape(text or spoken)).strip() for text, spoken in found}
