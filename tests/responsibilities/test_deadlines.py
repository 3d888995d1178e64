"""By when: on the second, over holidays and over both clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.agencies.localtime import ZONE, NaiveTimeError, local
from backend.responsibilities.deadlines import Clock, NotOnThisClockError, due
from backend.responsibilities.duration import read


def danish(*when, fold=0):
    return datetime(*when).replace(tzinfo=ZONE, fold=fold)  # noqa: DTZ001


#    on the clock   from                          in        is due
TABLE = [
    ("calendar", (2026, 11, 23, 12, 0, 0), "PT15M", (2026, 11, 23, 12, 15, 0)),
    ("calendar", (2026, 11, 23, 12, 0, 1), "PT15M", (2026, 11, 23, 12, 15, 1)),
    ("calendar", (2026, 11, 27, 16), "P1D", (2026, 11, 28, 16)),
    ("calendar", (2026, 1, 31, 9), "P1M", (2026, 2, 28, 9)),
    ("calendar", (2026, 11, 30, 9), "P3M", (2027, 2, 28, 9)),
    ("calendar", (2027, 12, 31, 9), "P2M", (2028, 2, 29, 9)),
    ("calendar", (2026, 11, 23, 9), "P60D", (2027, 1, 22, 9)),
    ("working", (2026, 11, 23, 14, 30, 59), "P1D", (2026, 11, 24, 14, 30, 59)),
    ("working", (2026, 11, 27, 16), "P1D", (2026, 11, 30, 16)),  # Friday
    ("working", (2026, 11, 29, 2, 10), "P1D", (2026, 12, 1, 8)),  # the officer on a Sunday night
    ("working", (2026, 11, 24, 2, 10), "P1D", (2026, 11, 25, 8)),  # the officer on a Tuesday night
    ("working", (2026, 11, 24, 7, 59, 59), "P1D", (2026, 11, 25, 8)),
    ("working", (2026, 11, 24, 8, 0, 1), "P1D", (2026, 11, 25, 8, 0, 1)),
    ("working", (2026, 4, 1, 15), "P1D", (2026, 4, 7, 15)),  # over Easter
    ("working", (2026, 4, 3, 15), "P1D", (2026, 4, 8, 8)),  # on Good Friday
    ("working", (2026, 12, 23, 10), "P6D", (2027, 1, 4, 10)),  # 24 and 31 December count
    ("working", (2026, 11, 23, 10), "P20D", (2026, 12, 21, 10)),
    ("working", (2026, 3, 27, 12), "P1D", (2026, 3, 30, 12)),  # over the change in spring
    ("working", (2026, 10, 23, 12), "P1D", (2026, 10, 26, 12)),  # over the change in autumn
]  # fmt: skip


@pytest.mark.parametrize(("clock", "at", "duration", "expected"), TABLE)
def test_a_deadline_falls(clock, at, duration, expected):
    assert due(danish(*at), duration, clock) == danish(*expected).astimezone(UTC)


@pytest.mark.parametrize(("day", "hours"), [(danish(2026, 3, 28, 12), 23), (danish(2026, 10, 24, 12), 25)])
def test_a_day_on_the_calendar_keeps_the_time_on_the_wall(day, hours):
    assert due(day, "P1D", "calendar") - day.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize("day", [danish(2026, 3, 28, 12), danish(2026, 10, 24, 12)])
def test_twenty_four_hours_are_twenty_four_hours(day):
    assert due(day, "PT24H", "calendar") - day.astimezone(UTC) == timedelta(hours=24)


def test_a_deadline_in_the_hour_that_is_skipped_falls_at_the_skip():
    assert due(danish(2026, 3, 28, 2, 30), "P1D", "calendar") == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_an_hour_from_the_first_half_past_two_is_the_second():
    first = danish(2026, 10, 25, 2, 30)
    assert local(due(first, "PT1H", "calendar")) == danish(2026, 10, 25, 2, 30, fold=1)


def test_a_read_duration_serves_as_well_as_its_text():
    at = danish(2026, 11, 23, 12)
    assert due(at, read("P1D"), Clock.WORKING) == due(at, "P1D", "working")


@pytest.mark.parametrize("duration", ["PT4H", "P1M", "P1DT1H"])
def test_a_working_clock_counts_whole_days_only(duration):
    with pytest.raises(NotOnThisClockError):
        due(danish(2026, 11, 23, 12), duration, "working")


def test_an_unknown_clock_is_refused():
    with pytest.raises(ValueError, match="lunar"):
        due(danish(2026, 11, 23, 12), "P1D", "lunar")


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(NaiveTimeError):
        due(datetime(2026, 11, 23, 12), "P1D", "working")  # noqa: DTZ001


MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda m: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=m)
)


@given(MOMENTS, st.integers(0, 20_000), st.integers(1, 20))
@settings(max_examples=300, deadline=None)
def test_what_comes_later_on_the_working_clock_is_never_due_earlier(at, minutes, days):
    later = at + timedelta(minutes=minutes)
    assert due(at, f"P{days}D", "working") <= due(later, f"P{days}D", "working")


@given(MOMENTS, st.sampled_from(["PT15M", "P1D", "P1M"]))
@settings(deadline=None)
def test_a_deadline_lies_ahead(at, duration):
    assert due(at, duration, "calendar") > at
