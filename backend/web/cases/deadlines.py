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

    @classmethod
    def of(cls, by: datetime, now: datetime) -> "Deadline":
        return cls(by, times.soon(by, now), times.until(by, now), by < now)


def deadline(by: datetime | None, now: datetime) -> Deadline | None:
    return Deadline.of(by, now) if by else None
