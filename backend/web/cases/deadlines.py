"""A deadline as a page shows it: when, how long is left, and whether it has passed."""

from dataclasses import dataclass
from datetime import datetime

from backend.web.presenters import times


@dataclass(frozen=True)
class Deadline:
    at: datetime
    when: str
    left: str
    overdue: bool


def deadline(by: datetime | None, now: datetime) -> Deadline | None:
    if by is None:
        return None
    return Deadline(by, times.soon(by, now), times.until(by, now), by < now)
