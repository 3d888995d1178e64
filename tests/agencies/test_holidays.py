"""Public holidays and working days."""

from datetime import date

import pytest

from backend.agencies.holidays import (
    add_working_days,
    is_public_holiday,
    is_working_day,
    next_working_day,
    public_holidays,
)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),  # Maundy Thursday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 14),  # Ascension
        date(2027, 5, 17),  # Whit Monday
        date(2026, 12, 26),
    ],
)
def test_a_public_holiday_is_no_working_day(day):
    assert is_public_holiday(day)
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)])
def test_days_that_are_no_holiday_by_law_are_working_days(day):
    assert is_working_day(day) is (day.weekday() < 5)


def test_the_great_prayer_day_was_abolished_in_2024():
    assert is_public_holiday(date(2023, 5, 5))
    assert not is_public_holiday(date(2024, 4, 26))


def test_a_holiday_has_its_danish_name():
    assert public_holidays(2026)[date(2026, 4, 3)] == "Langfredag"


def test_the_years_are_kept():
    assert public_holidays(2026) is public_holidays(2026)


def test_saturday_and_sunday_are_no_working_days():
    assert [is_working_day(date(2026, 11, 28)), is_working_day(date(2026, 11, 29))] == [False, False]


def test_the_working_day_after_easter_is_tuesday():
    assert next_working_day(date(2026, 4, 1)) == date(2026, 4, 7)


def test_three_working_days_over_easter_are_eight_days():
    assert add_working_days(date(2026, 4, 1), 3) == date(2026, 4, 9)
