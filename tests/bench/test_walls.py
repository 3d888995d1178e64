"""What the two walls cost: processor time of a request, in the server and in the database, with and without them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import cpu
from tests.bench.conftest import Site
from tests.bench.national import fill, wall
from tests.bench.report import Row
from tests.notifications.listening import token
from tests.server import PAGES_ALONE, serving

pytestmark = pytest.mark.bench
CASES = 200_000
ROUNDS, REQUESTS = 10, 40
A_LIST, A_READ = 1.30, 1.40  # at most so many times what it costs without walls
UNWALLED = [part.replace("backend.config.wsgi", "tests.bench.unwalled") for part in PAGES_ALONE]
PART = f"The two walls, at {CASES:,} cases"
LIST, READ = "list of 20", "single read"


def test_what_the_walls_cost(cloned_database, tmp_path, measured):
    fill(CASES)
    with_both = spent(cloned_database, tmp_path / "both")
    wall(stands=False)
    with_first = spent(cloned_database, tmp_path / "first")
    without = spent(cloned_database, tmp_path / "none", UNWALLED)
    for name, most in ((LIST, A_LIST), (READ, A_READ)):
        measured.append(Row(PART, f"{name}, no wall", without[name], "ms"))
        measured.append(Row(PART, f"{name}, the first", with_first[name], "ms"))
        measured.append(Row(PART, f"{name}, both", with_both[name], "ms", most * without[name]))
    assert with_both[LIST] <= A_LIST * without[LIST]
    assert with_both[READ] <= A_READ * without[READ]


def spent(clone, log: Path, command: list[str] = PAGES_ALONE) -> dict[str, float]:
    with (
        serving(clone, log, command, DATABASE_POOL_SIZE="2") as server,
        server.api(token("koordinator")) as api,
    ):
        site = Site(server, clone)
        mine = min(row["id"] for row in api.get("/cases").json()["results"])
        return {
            LIST: cost(site, lambda: api.get("/cases")),
            READ: cost(site, lambda: api.get(f"/cases/{mine}")),
        }


def cost(site: Site, ask: Callable) -> float:
    """Milliseconds for one request, server and database together: the least of some rounds, others' work left out."""
    process = site.server._process
    assert process and ask().status_code == 200
    rounds = (cpu.of(ask, process.pid, site.backends, REQUESTS) for _ in range(ROUNDS))
    return min(each.server + each.database for each in rounds)
