"""Everybody opens every page (P6): from the URL map and `page_table`; a page nobody declared fails."""

from typing import Any

import pytest
from django.test import Client

from tests.cast import NAMES
from tests.policy.protected import betrayed
from tests.web import grid
from tests.web.page_table import Row, rows
from tests.web.paths import pages
from tests.world import Entrance, World

ROWS = list(rows())
# where a stranger gets the page too: one who holds cases, one who has no part in any, one who has no place
A_FEW = ["koordinator", "betjent", "fremmed"]


def name(row: Row) -> str:
    return f"{row.method} /{row.path}"


@pytest.fixture(scope="module")
def everybody(world: World) -> dict[str, Client]:
    return {who: grid.visitor(who) for who in NAMES}


@pytest.fixture(scope="module")
def standing(world: World, entrance: Entrance) -> grid.Standing:
    return {**world, **entrance}


def test_every_page_is_declared():
    assert pages() == {(row.method, row.path) for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_only_those_who_may_open_it(standing, everybody, row):
    path = grid.filled(row, standing)
    visitors = A_FEW if row.for_anybody else NAMES
    answers = {who: grid.opened(everybody[who], row, path) for who in visitors}
    found = {who: answer.status_code for who, answer in answers.items()}
    assert found == {who: row.expected(who) for who in visitors}
    assert {who for who, answer in answers.items() if betrayals(row, who, answer)} == set()


def betrayals(row: Row, who: str, answer: Any) -> set[str]:
    """What is known of somebody and stands on a page of one who may not know it (`tests/policy/protected.py`)."""
    text = b"".join(answer) if answer.streaming else answer.content
    return betrayed(who, f"{text.decode(errors='replace')} {answer.headers}", *map(str, row.body.values()))


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_a_stranger_sees_no_more_than_is_for_anybody(standing, row):
    assert grid.status(grid.visitor(), row, grid.filled(row, standing)) == row.stranger
