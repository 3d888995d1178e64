"""By when: a moment, a duration and the clock it is counted on give a deadline. Nothing else.

On the `calendar` clock months and days keep the time on the wall (a month from 31 January ends with
February), hours are time that passes: P1D over a clock change is 23 or 25 hours, PT24H never is.

On the `working` clock whole days are counted, Monday to Friday without public holidays: N working days later
at the same time on the wall. What comes on a day off counts from 08:00 on the next working day, what comes
before 08:00 on a working day from 08:00 that day: so nothing that comes later is due earlier. This reading is
our proposal; no source says how the model's working days are counted (domain/model.md 1.6).
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from backend.agencies.holidays import add_working_days, is_working_day, next_working_day
from backend.agencies.localtime import at_wall, local, utc
from backend.responsibilities.duration import Duration, read

DAY_BEGINS = time(8)


class Clock(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"


class NotOnThisClockError(ValueError):
    """A working clock counts whole days; it cannot count hours or months."""


def fits(duration: Duration, clock: Clock) -> bool:
    return clock is Clock.CALENDAR or not (duration.months or duration.seconds)


def due(at: datetime, duration: Duration | str, clock: Clock | str) -> datetime:
    """The last moment (UTC) that is in time. Exactly then is in time, one second later is not."""
    wanted = read(duration) if isinstance(duration, str) else duration
    if not fits(wanted, Clock(clock)):
        raise NotOnThisClockError(f"{wanted} cannot be counted in working days")
    return _DUE[Clock(clock)](utc(at), wanted)


def _on_calendar(at: datetime, duration: Duration) -> datetime:
    if not duration.months and not duration.days:
        return at + duration.elapsed
    begins = local(at)
    day = _add_months(begins.date(), duration.months) + timedelta(days=duration.days)
    return at_wall(day, begins.time()) + duration.elapsed


def _on_working_days(at: datetime, duration: Duration) -> datetime:
    day, clock = _working_start(local(at))
    return at_wall(add_working_days(day, duration.days), clock)


def _working_start(begins: datetime) -> tuple[date, time]:
    if not is_working_day(begins.date()):
        return next_working_day(begins.date()), DAY_BEGINS
    return begins.date(), max(begins.time(), DAY_BEGINS)


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


# readiness asks for the same closing hour of the same day for every municipality and duty
_DUE = {
    Clock.CALENDAR: lru_cache(maxsize=1 << 15)(_on_calendar),
    Clock.WORKING: lru_cache(maxsize=1 << 15)(_on_working_days),
}
