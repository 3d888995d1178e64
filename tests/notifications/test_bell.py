"""The bell: every inbox is numbered from one without a gap, in the order of commits, whoever rings at once."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.agencies.models import Person
from backend.config.database import switched
from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.core.actor import acting_as, clock
from backend.notifications.hub import Hub
from backend.notifications.models import Inbox, Notice
from tests.cast import MONDAY
from tests.racing import at_once, failures

pytestmark = pytest.mark.slow
WRITERS = 8
INBOXES = 6

# one writer's deeds: each tells some people something, perhaps twice over
tellings = st.lists(st.integers(0, INBOXES - 1), min_size=1, max_size=INBOXES)
writer = st.lists(st.lists(tellings, min_size=1, max_size=3), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def people(test_databases, django_db_blocker) -> Iterator[list[UUID]]:
    with test_databases.copy() as clone, django_db_blocker.unblock(), switched(NAME=clone.name):
        yield list(Person.objects.values_list("pk", flat=True)[:INBOXES])


def tell(people: list[UUID], deed: list[list[int]]) -> None:
    """One deed; each event is about a case of its own, so that none is the repetition of another."""
    hand = clock("bell")
    with acting_as(hand), case_deed(by=hand, at=MONDAY) as doing:
        for told in deed:
            named = tuple(people[number] for number in told)
            doing.tells(Event(Happening.OFFER_ENDED, case_id=uuid4(), named=named))


def write(people: list[UUID], deeds: list[list[list[int]]]) -> None:
    for deed in deeds:
        tell(people, deed)


def expected(people: list[UUID], writers: list) -> dict[UUID, int]:
    events = [told for deeds in writers for deed in deeds for told in deed]
    return {person: sum(number in told for told in events) for number, person in enumerate(people)}


def numbers(person: UUID) -> list[int]:
    return list(Notice.objects.filter(inbox=person).order_by("id").values_list("seq", flat=True))


@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(writers=st.lists(writer, min_size=2, max_size=WRITERS))
def test_whatever_is_told_at_once_every_inbox_is_dense(people, writers):
    before = {person: len(numbers(person)) for person in people}
    assert not failures(at_once([partial(write, people, deeds) for deeds in writers]))
    for person, more in expected(people, writers).items():
        assert sorted(numbers(person)) == list(range(1, before[person] + more + 1))


def test_eight_writers_to_everybody_never_deadlock(people):
    everybody = [[list(range(INBOXES))]] * 15
    backwards = [[list(reversed(range(INBOXES)))]] * 15
    assert not failures(at_once([partial(write, people, order) for order in (everybody, backwards) * 4]))


def tail(person: UUID, start: int, wanted: int) -> list[int]:
    """What a reader hears who asks again and again for what follows the last number."""
    heard: list[int] = []
    until = time.monotonic() + 20
    while len(heard) < wanted and time.monotonic() < until:
        last = heard[-1] if heard else start
        news = Notice.objects.filter(inbox=person, seq__gt=last).order_by("seq")
        heard += list(news.values_list("seq", flat=True))
    return heard


def test_a_reader_at_the_tail_never_meets_a_gap(people):
    start, wanted = len(numbers(people[0])), WRITERS * 20
    writers = [partial(write, people, [[[0, number % INBOXES]]] * 20) for number in range(WRITERS)]
    heard = at_once([partial(tail, people[0], start, wanted), *writers])[0]
    assert heard == list(range(start + 1, start + wanted + 1))


def test_the_last_number_is_the_number_of_notices(people):
    tell(people, [[0, 1], [0]])
    for inbox in Inbox.objects.all():
        assert inbox.last_seq == len(numbers(inbox.person_id))


def test_a_deed_that_fails_rings_for_nobody(people):
    before = numbers(people[0])
    hand = clock("bell")
    with pytest.raises(ZeroDivisionError), acting_as(hand), case_deed(by=hand, at=MONDAY) as doing:
        doing.tells(Event(Happening.OFFER_ENDED, named=(people[0],)))
        raise ZeroDivisionError
    assert numbers(people[0]) == before


def test_within_a_deed_the_order_is_that_of_what_happened(people):
    hand = clock("bell")
    kinds = [Happening.OFFER_ENDED, Happening.COORDINATION_LEFT, Happening.NOBODY_LEFT]
    with acting_as(hand), case_deed(by=hand, at=MONDAY) as doing:
        for kind in kinds:
            doing.tells(Event(kind, named=(people[0],)))
    told = Notice.objects.filter(inbox=people[0]).order_by("-seq")[:3]
    assert [notice.kind for notice in reversed(told)] == kinds


def test_a_clock_that_is_set_back_does_not_turn_the_order_round(people):
    """Numbers follow the commits; the time on a notice is what the clock said."""
    before, hand = len(numbers(people[0])), clock("bell")
    for hours in (2, 0, 1):
        with acting_as(hand), case_deed(by=hand, at=MONDAY + timedelta(hours=hours)) as doing:
            doing.tells(Event(Happening.OFFER_ENDED, case_id=uuid4(), named=(people[0],)))
    told = Notice.objects.filter(inbox=people[0], seq__gt=before).order_by("seq")
    assert [(notice.seq - before, notice.at - MONDAY) for notice in told] == [
        (1, timedelta(hours=2)),
        (2, timedelta()),
        (3, timedelta(hours=1)),
    ]


def test_a_wake_up_too_long_to_send_whole_wakes_everybody(people):
    many = json.dumps([str(uuid4()) for _ in range(400)])[:7900]
    hub, woken = Hub(), []
    hub._wake_all = lambda: woken.append(True)  # type: ignore[method-assign]
    hub._wake(many)
    assert woken
