"""When a line is open, and when it opens next."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.agencies.holidays import is_public_holiday
from backend.agencies.hours import (
    ROUND_THE_CLOCK,
    DatedHours,
    Hours,
    WeeklySpan,
    change_points,
    is_open,
    on_weekdays,
    openings,
    opens_next,
    read_hours,
    write_hours,
)
from backend.agencies.localtime import ZONE, NaiveTimeError, local

OFFICE = on_weekdays(time(8), time(16))
NIGHT = on_weekdays(time(22), time(6), *range(7), open_on_holidays=True)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)  # the clocks change at 01:00 UTC


def danish(year, month, day, hour=0, minute=0, *, fold=0):
    return datetime(year, month, day, hour, minute, tzinfo=ZONE, fold=fold)


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        (danish(2026, 11, 23, 7, 59), False),
        (danish(2026, 11, 23, 8), True),
        (danish(2026, 11, 23, 15, 59), True),
        (danish(2026, 11, 23, 16), False),
        (danish(2026, 11, 28, 12), False),
    ],
)
def test_an_office_is_open_from_eight_until_just_before_four(at, open_):
    assert is_open(OFFICE, at) is open_


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(NaiveTimeError):
        is_open(OFFICE, datetime(2026, 11, 23, 12))  # noqa: DTZ001


def test_the_same_moment_told_in_another_zone_has_the_same_answer():
    assert is_open(OFFICE, datetime(2026, 7, 1, 6, 30, tzinfo=UTC))


def test_a_night_shift_runs_past_midnight():
    assert is_open(NIGHT, danish(2026, 11, 24, 5, 59))
    assert not is_open(NIGHT, danish(2026, 11, 24, 6))


def test_an_office_is_closed_on_a_public_holiday():
    assert not is_open(OFFICE, danish(2026, 4, 3, 12))


def test_a_line_that_says_so_is_open_on_public_holidays():
    assert is_open(on_weekdays(time(8), time(16), open_on_holidays=True), danish(2026, 4, 3, 12))


def test_a_night_begun_before_a_holiday_runs_to_its_end():
    night = on_weekdays(time(22), time(6), *range(7))
    assert is_open(night, danish(2026, 12, 25, 5))
    assert not is_open(night, danish(2026, 12, 25, 23))


def test_a_day_declared_closed_is_closed():
    closed = Hours(OFFICE.weekly, (DatedHours(date(2026, 12, 24)),))
    assert not is_open(closed, danish(2026, 12, 24, 10))
    assert is_open(closed, danish(2026, 12, 23, 10))


def test_other_hours_on_a_date_replace_the_week():
    short = Hours(OFFICE.weekly, (DatedHours(date(2026, 12, 31), ((time(9), time(11)),)),))
    assert [is_open(short, danish(2026, 12, 31, hour)) for hour in (8, 9, 11)] == [False, True, False]


def test_hours_given_for_a_holiday_hold():
    good_friday = Hours(OFFICE.weekly, (DatedHours(date(2026, 4, 3), ((time(10), time(12)),)),))
    assert is_open(good_friday, danish(2026, 4, 3, 11))


def test_a_closed_line_opens_next_working_morning():
    assert opens_next(OFFICE, danish(2026, 4, 1, 16)) == danish(2026, 4, 7, 8)


def test_an_open_line_opens_now():
    noon = danish(2026, 11, 23, 12)
    assert opens_next(OFFICE, noon) == noon


def test_a_line_without_hours_never_opens():
    assert opens_next(Hours(), danish(2026, 11, 23, 12)) is None


def test_beyond_the_horizon_nothing_opens():
    assert opens_next(OFFICE, danish(2026, 11, 27, 17), timedelta(days=2)) is None


def test_vejle_answers_from_half_past_eight_to_eleven():
    vejle = on_weekdays(time(8, 30), time(11))
    day = danish(2026, 11, 23)
    assert change_points(vejle, day, day + timedelta(days=1)) == (
        danish(2026, 11, 23, 8, 30),
        danish(2026, 11, 23, 11),
    )


def test_round_the_clock_never_changes():
    assert change_points(ROUND_THE_CLOCK, danish(2026, 1, 1), danish(2028, 1, 1)) == ()


def test_openings_are_cut_off_at_the_question():
    start, end = danish(2026, 11, 23, 9), danish(2026, 11, 24, 9)
    assert openings(OFFICE, start, end) == (
        (start, danish(2026, 11, 23, 16)),
        (danish(2026, 11, 24, 8), end),
    )


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 7), (AUTUMN, 9)])
def test_a_night_over_a_clock_change_is_an_hour_shorter_or_longer(day, hours):
    begins = datetime.combine(day - timedelta(days=1), time(22), ZONE).astimezone(UTC)
    [(opens, closes)] = openings(NIGHT, begins, begins + timedelta(hours=12))
    assert closes - opens == timedelta(hours=hours)


def test_an_hour_that_is_skipped_opens_at_the_skip():
    early = on_weekdays(time(2, 30), time(6), 6)
    assert opens_next(early, danish(2026, 3, 29)) == danish(2026, 3, 29, 3)


def test_an_hour_lived_twice_opens_the_first_time():
    early = on_weekdays(time(2, 30), time(6), 6)
    assert opens_next(early, danish(2026, 10, 25)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_shifts_that_meet_in_the_hour_lived_twice_leave_no_hole():
    shifts = Hours((WeeklySpan(6, time(0), time(2, 30)), WeeklySpan(6, time(2, 30), time(6))))
    start = danish(2026, 10, 25)
    assert openings(shifts, start, start + timedelta(hours=1)) == ((start, start + timedelta(hours=1)),)
    assert len(openings(shifts, start, danish(2026, 10, 25, 6))) == 1


WRITTEN = {
    "weekly": [[0, "08:30", "11:00"], [5, "22:00", "06:00"]],
    "exceptions": {"2026-12-24": [], "2026-12-31": [["09:00", "11:00"]]},
    "open_on_holidays": True,
}


def test_hours_are_read_as_they_are_written():
    hours = read_hours(WRITTEN)
    assert hours is not None
    assert hours.weekly[1] == WeeklySpan(5, time(22), time(6))
    assert hours.exceptions[0] == DatedHours(date(2026, 12, 24))
    assert write_hours(hours) == WRITTEN


def test_no_hours_written_are_no_hours():
    assert read_hours({}) is None
    assert write_hours(None) == {}


@pytest.mark.parametrize(
    "written",
    [
        {"weekly": [[7, "08:00", "16:00"]]},
        {"weekly": [[0, "08:00"]]},
        {"weekly": [[0, "eight", "16:00"]]},
        {"weekly": [[0, "08:00Z", "16:00"]]},
        {"weekly": [["monday", "08:00", "16:00"]]},
        {"weekly": [[0, 8, 16]]},
        {"weekly": 8},
        {"exceptions": {"Christmas": []}},
        {"exceptions": []},
        {"always": True},
        [1],
    ],
)
def test_hours_that_make_no_sense_are_refused(written):
    with pytest.raises(ValueError, match="hours"):
        read_hours(written)


def told_by_the_wall(hours: Hours, at: datetime) -> bool:
    """The rule again, said in wall-clock minutes: right wherever no hour is lived twice."""
    shown = local(at).replace(tzinfo=None)
    for back in (0, 1):
        day = shown.date() - timedelta(days=back)
        if is_public_holiday(day) and not hours.open_on_holidays:
            continue
        for span in hours.weekly:
            opens = datetime.combine(day, span.opens)
            closes = datetime.combine(day, span.closes)
            closes += timedelta(days=span.closes <= span.opens)
            if span.weekday == day.weekday() and opens <= shown < closes:
                return True
    return False


CLOCK = st.times().map(lambda t: t.replace(second=0, microsecond=0, minute=t.minute // 15 * 15))
SPANS = st.lists(st.builds(WeeklySpan, st.integers(0, 6), CLOCK, CLOCK), max_size=8).map(tuple)
HOURS = st.builds(Hours, SPANS, open_on_holidays=st.booleans())
MINUTES = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda m: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=m)
)


@given(HOURS, MINUTES)
@settings(max_examples=300, deadline=None)
def test_open_by_the_wall_is_open(hours, at):
    if local(at).date() != AUTUMN and local(at).date() != date(2027, 10, 31):
        assert is_open(hours, at) is told_by_the_wall(hours, at)


@given(HOURS, MINUTES)
@settings(max_examples=100, deadline=None)
def test_between_two_change_points_nothing_changes(hours, at):
    end = at + timedelta(days=9)
    points = [at, *change_points(hours, at, end), end]
    for begins, ends in pairwise(points):
        middle = begins + (ends - begins) / 2
        assert begins == ends or is_open(hours, begins) is is_open(hours, middle)


@given(HOURS, MINUTES)
@settings(max_examples=100, deadline=None)
def test_at_each_change_point_it_changes(hours, at):
    for point in change_points(hours, at, at + timedelta(days=9)):
        assert is_open(hours, point) is not is_open(hours, point - timedelta(seconds=1))
