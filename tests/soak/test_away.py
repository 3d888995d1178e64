"""The database is away while people work: frozen, killed, gone for a while. The web process stays up, and says so."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from django.db import connection

from backend.coordination.models import Case
from tests.interrupting import NEW
from tests.notifications.listening import token
from tests.own_database import OwnDatabase
from tests.server import PLAIN
from tests.soak.storm import Site
from tests.soundness import unsound

pytestmark = pytest.mark.soak
AT_ONCE = 6
AWAY_FOR = 75.0  # past some tries of the pool to connect, each after twice the pause of the last
SAYS_SO_WITHIN, BACK_WITHIN = 10.0, 10.0


Answers = Callable[[], list[httpx.Response]]


@pytest.fixture
def clients(site) -> Iterator[Answers]:
    """What some at once are answered who each open a case, with a key that stays the same."""
    keys = [str(uuid4()) for _ in range(AT_ONCE)]
    with site.api(token("visitator"), timeout=60) as api, ThreadPoolExecutor(AT_ONCE) as pool:

        def ask(key: str) -> httpx.Response:
            return api.post("/cases", json=NEW, headers={"Idempotency-Key": key})

        yield lambda: list(pool.map(ask, keys))


def comes_back(site: Site, within: float) -> float:
    """Seconds until the processes that ran all the while answer again."""
    begun = time.monotonic()
    connection.close()  # ours was killed as well
    while time.monotonic() - begun < within:
        if httpx.get(f"{site.address}/readyz", timeout=30, **PLAIN).is_success:
            return time.monotonic() - begun
        time.sleep(0.1)
    raise TimeoutError(f"not able to work {within} s after the database came back")


def processes_of(database: OwnDatabase) -> list[int]:
    """The server of the database and all its children."""
    parents = {
        int(path.parent.name): int(path.read_text().rpartition(")")[2].split()[1])
        for path in Path("/proc").glob("[0-9]*/stat")
    }
    return [pid for pid, parent in parents.items() if database.process in (pid, parent)]


@contextmanager
def frozen(database: OwnDatabase) -> Iterator[None]:
    """It answers nobody, and then it is dead."""
    processes = processes_of(database)
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    yield
    for process in processes:
        os.kill(process, signal.SIGKILL)


def test_frozen_in_the_middle_and_killed_it_is_said_and_what_is_asked_again_is_done_once(
    site, database, clients
):
    before = Case.objects.count()
    with ThreadPoolExecutor(1) as aside:
        with frozen(database):
            asking = aside.submit(clients)
            time.sleep(2)
        cut_off = asking.result()
    database.launch()
    comes_back(site, BACK_WITHIN)
    assert {(each.status_code, "Retry-After" in each.headers) for each in cut_off} == {(503, True)}
    assert {each.status_code for each in clients()} == {201}
    assert (Case.objects.count(), unsound()) == (before + AT_ONCE, {})


def test_away_for_a_while_it_is_said_in_time_and_the_same_processes_come_back(site, database, clients):
    database.kill()
    gone, waits = time.monotonic(), []
    while (begun := time.monotonic()) - gone < AWAY_FOR:
        said = clients()
        waits.append(time.monotonic() - begun)
        time.sleep(1)
    database.launch()
    print(f"503 after at most {max(waits):.1f} s; able again after {comes_back(site, BACK_WITHIN):.1f} s")
    assert {each.status_code for each in said} == {503}
    assert max(waits) < SAYS_SO_WITHIN
