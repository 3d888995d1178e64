"""A feed is dense and in the order of commits, whoever writes at once: a reader at its tail loses nothing (P9)."""

import time
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.config.database import switched
from backend.coordination.events import Happening
from backend.coordination.models import Case
from backend.systems.models import Feed, System
from tests.cast import opened
from tests.information.knowing import sits
from tests.racing import at_once, failures
from tests.systems.conftest import registered
from tests.systems.feeding import happens, told

pytestmark = pytest.mark.slow
WRITERS = 8
CHANGED = Happening.CASE_CHANGED


@pytest.fixture(scope="module")
def place(test_databases, django_db_blocker) -> Iterator[tuple[list[Case], list[System]]]:
    """Three cases: Esbjerg holds them all, Dansk Stalking Center sits at two, the police at one."""
    with test_databases.copy() as clone, django_db_blocker.unblock(), switched(NAME=clone.name):
        systems = [registered("koordinator")[0], registered("dsc")[0]]
        systems.append(registered("stalkingkontakt", wing="prevention")[0])
        standing = [opened() for _ in range(3)]
        for case in standing[:2]:
            sits(case, "dsc", "dsc-exposed-course")
        sits(standing[2], "stalkingkontakt", "police-stalking-contact")
        yield standing, systems


def write(deeds: list[tuple[Case, int]]) -> None:
    for case, often in deeds:
        happens(case, *[CHANGED, Happening.CASE_ACKNOWLEDGED][:often])


def tail(system: System, start: int, wanted: int) -> list[int]:
    """What a reader hears who asks again and again for what follows the last number."""
    heard: list[int] = []
    until = time.monotonic() + 20
    while len(heard) < wanted and time.monotonic() < until:
        heard += [event.seq for event in told(system, heard[-1] if heard else start)]
    return heard


def last(system: System) -> int:
    found = Feed.objects.filter(agency=system.agency_id, wing=system.wing)
    return found.values_list("last_seq", flat=True).first() or 0


def test_a_reader_at_the_tail_loses_nothing_to_eight_writers(place):
    standing, (system, *_) = place
    start, wanted = last(system), WRITERS * 12
    writers = [partial(write, [(standing[number % 3], 1)] * 12) for number in range(WRITERS)]
    heard = at_once([partial(tail, system, start, wanted), *writers])[0]
    assert heard == list(range(start + 1, start + wanted + 1))


one_writer = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 2)), min_size=1, max_size=3)


@settings(
    max_examples=3,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(writers=st.lists(one_writer, min_size=2, max_size=WRITERS))
def test_whatever_happens_at_once_every_feed_is_dense(place, writers):
    standing, systems = place
    acts = [partial(write, [(standing[number], often) for number, often in deeds]) for deeds in writers]
    assert not failures(at_once(acts))
    for system in systems:
        numbers = [event.seq for event in told_all(system)]
        assert numbers == list(range(1, last(system) + 1))


def told_all(system: System) -> list:
    heard: list = []
    while more := told(system, heard[-1].seq if heard else 0):
        heard += more
    return heard
