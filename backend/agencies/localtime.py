"""Danish wall-clock time and UTC: the one place where the one becomes the other.

Times are kept and compared in UTC, since two times of one zone compare by the hands of the clock and ignore
the hour that is lived twice. No clock is read here: the moment is always passed in.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")


class NaiveTimeError(ValueError):
    """A time that does not say where it is told (design.md: a naive time is refused)."""


def utc(at: datetime) -> datetime:
    return _aware(at).astimezone(UTC)


def local(at: datetime) -> datetime:
    return _aware(at).astimezone(ZONE)


def at_wall(day: date, clock: time) -> datetime:
    """The moment (UTC) at which the clocks in Denmark show `clock` on `day`.

    An hour lived twice means its first passage. An hour that is skipped means the moment of the skip, which
    by the European rule (directive 2000/84/EC) is a full hour of UTC.
    """
    shown = datetime.combine(day, clock.replace(fold=0), ZONE)
    moment = shown.astimezone(UTC)
    if moment.astimezone(ZONE).replace(tzinfo=None) == shown.replace(tzinfo=None):
        return moment
    return moment.replace(minute=0, second=0, microsecond=0)


def midnight(day: date) -> datetime:
    return at_wall(day, time(0))


def _aware(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise NaiveTimeError(f"{at!r} carries no time zone")
    return at
