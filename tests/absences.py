"""Somebody who holds no case was away, is, will be, and would have been, as the clock of the doors has it."""

from collections.abc import Callable
from datetime import timedelta

from backend.agencies.models import Absence
from backend.core.clock import now
from tests.cast import actor


def recorded(begins: int, ends: int) -> Absence:
    """From so many days from now until so many."""
    start, end = now() + timedelta(days=begins), now() + timedelta(days=ends)
    return Absence.objects.create(person=actor("boern").person, starts_at=start, ends_at=end)


def away() -> Absence:
    return recorded(-3, 3)


def back() -> Absence:
    return recorded(-99, -90)


def going() -> Absence:
    return recorded(90, 99)


BEING_AWAY: dict[str, Callable[[], Absence]] = {each.__name__: each for each in (away, back, going)}
