"""When a delivery that failed is tried again, and when it has failed for good. Pure."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
GIVEN_UP_AFTER = timedelta(days=3)


def next_try(tries: int, since: datetime, at: datetime) -> datetime | None:
    """After so many tries, the first of them `since`; the last one is exactly three days later, then None."""
    end = since + GIVEN_UP_AFTER
    return min(at + WAITS[min(max(tries, 1), len(WAITS)) - 1], end) if at < end else None
