"""What time it is. Doors ask once and pass it on; rules and use cases are told, and never ask."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    return datetime.now(UTC)


def not_before(begun: datetime, at: datetime) -> datetime:
    """`at`; or `begun`, where the machine's clock was set back in between: nothing ends before it began."""
    return max(begun, at)


def aware(at: datetime) -> datetime:
    """The same moment, or ValueError: a time without a zone is somebody's guess."""
    if at.tzinfo is None:
        raise ValueError("a time needs a zone")
    return at
