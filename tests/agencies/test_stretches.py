"""Arithmetic on sets of time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.agencies.stretches import both, next_in, union, without

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(minute):
    return NOON + timedelta(minutes=minute)


def minutes(stretches):
    return {m for m in range(61) if any(begins <= at(m) < ends for begins, ends in stretches)}


PARTS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6).map(
    lambda pairs: [(at(a), at(b)) for a, b in pairs]
)


def test_touching_stretches_become_one():
    assert union([(at(5), at(9)), (at(0), at(5))]) == ((at(0), at(9)),)


@given(PARTS, PARTS)
def test_overlap_and_difference_agree_with_counting_minutes(some, others):
    first, second = union(some), union(others)
    assert minutes(both(first, second)) == minutes(some) & minutes(others)
    assert minutes(without(first, second)) == minutes(some) - minutes(others)


def test_the_end_lies_outside():
    assert next_in(((at(0), at(5)),), at(5)) is None


def test_the_next_beginning_is_found():
    assert next_in(((at(0), at(5)), (at(8), at(9))), at(5)) == at(8)


def test_now_is_next_inside():
    assert next_in(((at(0), at(5)),), at(3)) == at(3)
