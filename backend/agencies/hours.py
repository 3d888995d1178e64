"""When a line or a person can be reached: weekly hours, other hours on a date, public holidays.

Pure: no clock is read, no database asked. A span belongs to the day on which it begins, so a night that
begins before a holiday runs to its end, and a day declared closed opens nothing of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from backend.agencies.holidays import is_public_holiday
from backend.agencies.localtime import at_wall, local, utc
from backend.agencies.stretches import Stretch, Stretches, union

ONE_DAY = timedelta(days=1)
HORIZON = timedelta(days=31)  # the longest closed spell we look past: Christmas to New Year, a summer break
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class WeeklySpan:
    """Monday is 0. Closing at or before the opening means the next day: 00:00 to 00:00 is the whole day."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class DatedHours:
    """What holds on one date instead of the week and of the public holidays; without spans it is closed."""

    on: date
    spans: tuple[tuple[time, time], ...] = ()


@dataclass(frozen=True)
class Hours:
    weekly: tuple[WeeklySpan, ...] = ()
    exceptions: tuple[DatedHours, ...] = ()
    open_on_holidays: bool = False

    @cached_property
    def _dated(self) -> dict[date, DatedHours]:
        return {exception.on: exception for exception in self.exceptions}

    @cached_property
    def _hash(self) -> int:
        return hash((self.weekly, self.exceptions, self.open_on_holidays))

    def __hash__(self) -> int:
        return self._hash

    def spans_of(self, day: date) -> tuple[tuple[time, time], ...]:
        """The spans that begin on `day`, as the clock shows them."""
        if day in self._dated:
            return self._dated[day].spans
        if is_public_holiday(day) and not self.open_on_holidays:
            return ()
        return tuple((span.opens, span.closes) for span in self.weekly if span.weekday == day.weekday())


def on_weekdays(opens: time, closes: time, *weekdays: int, open_on_holidays: bool = False) -> Hours:
    """The same hours on some days of the week; Monday to Friday where none is named."""
    days = weekdays or range(5)
    return Hours(tuple(WeeklySpan(day, opens, closes) for day in days), open_on_holidays=open_on_holidays)


def read_hours(written: Mapping[str, Any] | None) -> Hours | None:
    """Hours as kept in a column; None where none are given, ValueError where they make no sense.

    {"weekly": [[0, "08:00", "16:00"], ...], "open_on_holidays": false,
    "exceptions": {"2026-12-24": [], "2026-12-31": [["09:00", "11:00"]]}}
    """
    if not written:
        return None
    try:
        return _read(**written)
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"hours that make no sense: {error}") from error


def write_hours(hours: Hours | None) -> dict[str, Any]:
    if hours is None:
        return {}
    return {
        "weekly": [[span.weekday, f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in hours.weekly],
        "exceptions": {
            day.on.isoformat(): [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in day.spans]
            for day in hours.exceptions
        },
        "open_on_holidays": hours.open_on_holidays,
    }


def _read(
    weekly: Sequence[Any] = (),
    exceptions: Mapping[str, Any] = MappingProxyType({}),
    open_on_holidays: bool = False,
) -> Hours:
    spans = tuple(WeeklySpan(_weekday(day), *_span(span)) for day, *span in weekly)
    dated = tuple(
        DatedHours(date.fromisoformat(day), tuple(map(_span, spans))) for day, spans in exceptions.items()
    )
    return _one(Hours(spans, dated, bool(open_on_holidays)))


@lru_cache(maxsize=1 << 12)
def _one(hours: Hours) -> Hours:
    """Most are open when others are: the same hours are one, and what was worked out of them is found by it."""
    return hours


def _span(pair: Any) -> tuple[time, time]:
    opens, closes = map(time.fromisoformat, pair)
    if opens.tzinfo or closes.tzinfo:
        raise ValueError("the Danish wall clock needs no zone")
    return opens, closes


def _weekday(number: Any) -> int:
    if number not in range(7):
        raise ValueError(f"{number!r} is no day of the week: Monday is 0")
    return int(number)


ROUND_THE_CLOCK = _one(on_weekdays(MIDNIGHT, MIDNIGHT, *range(7), open_on_holidays=True))


def is_open(hours: Hours, at: datetime) -> bool:
    moment = utc(at)
    today = local(moment).date()
    days = (today - ONE_DAY, today)
    return any(opens <= moment < closes for day in days for opens, closes in _stretches_of(hours, day))


@lru_cache(maxsize=1 << 10)  # who to call asks it of the same hours for each duty
def opens_next(hours: Hours, at: datetime, within: timedelta = HORIZON) -> datetime | None:
    """`at` itself (UTC) where open, otherwise the next opening, None where none comes within the horizon."""
    moment = utc(at)
    end = moment + within
    for day in _days(local(moment).date() - ONE_DAY, local(end).date()):
        ahead = [max(opens, moment) for opens, closes in _stretches_of(hours, day) if moment < closes]
        if ahead:
            return min(ahead) if min(ahead) < end else None
    return None


def open_or_opens(
    written: Mapping[str, Any] | None, at: datetime
) -> tuple[bool, datetime | None] | tuple[None, None]:
    """Of hours as kept in a column: open now, else when it opens. None where nobody knows the hours."""
    hours = read_hours(written)
    if hours is None:
        return None, None
    return (True, None) if is_open(hours, at) else (False, opens_next(hours, at))


def change_points(hours: Hours, start: datetime, end: datetime) -> tuple[datetime, ...]:
    """Every moment (UTC) from `start` up to, not with, `end` at which it opens or closes."""
    begins, ends = utc(start), utc(end)
    edges = (edge for stretch in _around(hours, begins, ends) for edge in stretch)
    return tuple(edge for edge in edges if begins <= edge < ends)


def openings(hours: Hours, start: datetime, end: datetime) -> Stretches:
    """The open stretches (UTC) between two moments, cut off at both."""
    begins, ends = utc(start), utc(end)
    cut = ((max(opens, begins), min(closes, ends)) for opens, closes in _around(hours, begins, ends))
    return tuple((opens, closes) for opens, closes in cut if opens < closes)


def _around(hours: Hours, start: datetime, end: datetime) -> Stretches:
    """Open stretches with a margin of days, so that those cut off by the margin lie outside the question."""
    first, last = local(start).date() - 2 * ONE_DAY, local(end).date() + ONE_DAY
    return union(stretch for day in _days(first, last) for stretch in _stretches_of(hours, day))


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY


@lru_cache(maxsize=1 << 17)
def _stretches_of(hours: Hours, day: date) -> tuple[Stretch, ...]:
    return tuple(
        stretch
        for opens, closes in hours.spans_of(day)
        if (stretch := _stretch(day, opens, closes))[0] < stretch[1]
    )


def _stretch(day: date, opens: time, closes: time) -> Stretch:
    """Empty where the clocks skip all of it."""
    return at_wall(day, opens), at_wall(day if opens < closes else day + ONE_DAY, closes)
