"""Until when what was decided is in time: its day is over at midnight in Denmark. Pure."""

from datetime import date, datetime

from backend.core.clock import COPENHAGEN


def today(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()


def is_overdue(due: date, done_at: datetime | None, on: date) -> bool:
    return not done_at and due < on
