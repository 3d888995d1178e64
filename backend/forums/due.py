"""Until when what was decided is in time: its day is over at midnight in Denmark. Pure."""

from datetime import date, datetime

from backend.core.clock import COPENHAGEN

MOST_YEARS = 5


def today(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()


def may_be_due(due: date, on: date) -> bool:
    """Decided `on` that day: not before it, where it would be overdue at once, and not so far ahead that the year is
    mistyped."""
    return due >= on and (due.year - MOST_YEARS, due.month, due.day) <= (on.year, on.month, on.day)


def is_overdue(due: date, on: date) -> bool:
    """Asked of what waits still."""
    return due < on
