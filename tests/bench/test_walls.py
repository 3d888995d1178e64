"""What the two walls cost: processor time of a request, in the process and in the database, with and without them."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from django.db import connection
from django.db.models import Q

from backend.coordination import selectors
from tests.bench.national import fill, wall
from tests.cast import client
from tests.reading import ids

pytestmark = pytest.mark.bench
CASES = 200_000
ROUNDS, REQUESTS = 5, 60
A_LIST, A_READ = 1.30, 1.40  # at most so many times what it costs without walls
TICKS = 100  # per second, as /proc counts


def spent(backend: int) -> float:
    """Seconds of processor time of this process and of its database connection."""
    fields = Path(f"/proc/{backend}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / TICKS


def cost(ask: Callable[[], None]) -> float:
    """Milliseconds of processor time for one request: the middle of some rounds."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        backend = cursor.fetchone()[0]
    rounds = []
    for _ in range(ROUNDS):
        before = spent(backend)
        for _ in range(REQUESTS):
            ask()
        rounds.append((spent(backend) - before) / REQUESTS * 1000)
    return median(rounds)


def both(path: str) -> tuple[float, float]:
    api = client("koordinator")

    def ask(where: str) -> None:
        assert api.get(where).status_code == 200

    return cost(lambda: ask("/api/v1/cases")), cost(lambda: ask(path))


def test_what_the_walls_cost(cloned_database, monkeypatch, capsys):
    fill(CASES)
    mine = min(ids(client("koordinator"), "/api/v1/cases"))
    path = f"/api/v1/cases/{mine}"
    both(path)  # warm
    with_both = both(path)
    wall(stands=False)
    with_first = both(path)
    monkeypatch.setattr(selectors, "sees", lambda reader: Q())
    without = both(path)
    with capsys.disabled():
        print(f"\n\n{CASES:,} cases; CPU-ms a request (this process and its database connection)")
        print(f"{'':24}{'no wall':>10}{'first':>10}{'both':>10}{'ratio':>10}")
        for name, *each in zip(("list of 20", "single read"), without, with_first, with_both, strict=True):
            print(f"{name:24}" + "".join(f"{ms:10.2f}" for ms in each) + f"{each[2] / each[0]:10.2f}")
    assert with_both[0] <= A_LIST * without[0]
    assert with_both[1] <= A_READ * without[1]
