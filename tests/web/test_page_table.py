"""Everybody opens every page (P6): from the URL map and `page_table`; a page nobody declared fails."""

import pytest
from django.test import Client

from tests.cast import NAMES
from tests.web import grid
from tests.web.page_table import Row, rows
from tests.web.paths import pages
from tests.world import Entrance, World

ROWS = list(rows())
# allauth's own pages of two steps: open to whoever is signed in, each behind the password
BEHIND_THE_PASSWORD = "konto/to-trin/"


def name(row: Row) -> str:
    return f"{row.method} /{row.path}"


@pytest.fixture(scope="module")
def everybody(world: World) -> dict[str, Client]:
    return {who: grid.visitor(who) for who in NAMES}


@pytest.fixture(scope="module")
def standing(world: World, entrance: Entrance) -> grid.Standing:
    return {**world, **entrance}


def test_every_page_is_declared():
    declared = {(row.method, row.path) for row in ROWS}
    offered = {
        each
        for each in pages()
        if each == ("GET", BEHIND_THE_PASSWORD) or not each[1].startswith(BEHIND_THE_PASSWORD)
    }
    assert offered == declared


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_only_those_who_may_open_it(standing, everybody, row):
    path = grid.filled(row, standing)
    found = {who: grid.status(client, row, path) for who, client in everybody.items()}
    assert found == {who: row.expected(who) for who in everybody}


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_a_stranger_sees_no_more_than_is_for_anybody(standing, row):
    assert grid.status(grid.visitor(), row, grid.filled(row, standing)) == row.stranger


@pytest.mark.parametrize(
    "path", sorted({path for _, path in pages() if path.startswith(BEHIND_THE_PASSWORD)})
)
def test_ways_of_signing_in_are_not_for_strangers(world, path):
    answer = grid.visitor().get("/" + path.replace("<int:pk>", "1"))
    assert answer.status_code in (302, 405) or path.endswith("login/")
    assert b"secret" not in answer.content
