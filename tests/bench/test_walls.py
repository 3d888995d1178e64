"""What the two walls cost: processor time of a request, in the server and in the database, with and without them.

The three are asked in turn, round by round: what else the machine does meets them all alike.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx
import pytest

from backend.config.database import switched
from tests.bench import cpu
from tests.bench.conftest import Site
from tests.bench.national import fill, wall
from tests.bench.report import Row
from tests.database import Clone
from tests.notifications.listening import token
from tests.server import PAGES_ALONE, serving

pytestmark = pytest.mark.bench
CASES = 200_000
ROUNDS, REQUESTS = 60, 15
UNWALLED = [part.replace("backend.config.wsgi", "tests.bench.unwalled") for part in PAGES_ALONE]
PART = f"The two walls, at {CASES:,} cases"
NONE, FIRST, BOTH = "no wall", "the first", "both"
LIMITS = {"list of 20": 1.30, "single read": 1.40}  # at most so many times what it costs without walls


@dataclass(frozen=True)
class Asked:
    site: Site
    api: httpx.Client


def test_what_the_walls_cost(test_databases, django_db_blocker, tmp_path, measured):
    with django_db_blocker.unblock(), test_databases.copy() as walled, ExitStack() as room:
        with switched(NAME=walled.name):
            fill(CASES)
            carried = token("koordinator")
        unwalled = room.enter_context(test_databases.copy(of=walled.name))
        with switched(NAME=unwalled.name):
            wall(stands=False)
        room.enter_context(switched(NAME=walled.name))
        asked = {
            NONE: room.enter_context(asking(unwalled, tmp_path / "none", carried, UNWALLED)),
            FIRST: room.enter_context(asking(unwalled, tmp_path / "first", carried)),
            BOTH: room.enter_context(asking(walled, tmp_path / "both", carried)),
        }
        mine = min(row["id"] for row in asked[BOTH].api.get("/cases").json()["results"])
        for (name, most), path in zip(LIMITS.items(), ("/cases", f"/cases/{mine}"), strict=True):
            put(measured, name, most, least(asked, path))
    assert not [row for row in measured if row.part == PART and row.goal and row.value > row.goal]


@contextmanager
def asking(clone: Clone, log: Path, carried: str, command: list[str] = PAGES_ALONE) -> Iterator[Asked]:
    with serving(clone, log, command, DATABASE_POOL_SIZE="2") as server, server.api(carried) as api:
        yield Asked(Site(server, clone), api)


def least(asked: dict[str, Asked], path: str) -> dict[str, float]:
    """Milliseconds for one request of each, server and database together: of some rounds, others' work left out."""
    rounds = [{name: spent(each, path) for name, each in asked.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in asked}


def spent(asked: Asked, path: str) -> float:
    process = asked.site.server._process
    assert process and asked.api.get(path).status_code == 200
    each = cpu.of(partial(asked.api.get, path), process.pid, asked.site.backends, REQUESTS)
    return each.server + each.database


def put(measured: list[Row], name: str, most: float, each: dict[str, float]) -> None:
    for walls, milliseconds in each.items():
        goal = most * each[NONE] if walls == BOTH else None
        measured.append(Row(PART, f"{name}, {walls}", milliseconds, "ms", goal))
