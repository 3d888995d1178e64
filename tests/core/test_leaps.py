"""A clock that leaps by years does not end every term at once: people have a week to notice."""

from datetime import timedelta

import pytest

from backend.core.leaps import clock_leapt
from backend.core.models import RecordSeal
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
A_DAY, TWO_YEARS = timedelta(days=1), timedelta(days=740)


def links(*days: int) -> None:
    """Of a record that had lines on these days."""
    RecordSeal.objects.bulk_create(
        RecordSeal(position=number, line=number, at=MONDAY + day * A_DAY, mark="x")
        for number, day in enumerate(days, 1)
    )


def test_a_site_that_has_just_begun_is_no_leap():
    assert not clock_leapt(at=MONDAY)


def test_a_site_in_use_may_be_quiet_for_a_summer_holiday():
    links(0, 1, 25)
    assert not clock_leapt(at=MONDAY + 26 * A_DAY)
    assert not clock_leapt(at=MONDAY + 40 * A_DAY)


def test_a_leap_is_seen_before_anybody_has_come_and_for_a_week_after():
    links(0, 1, 2)
    assert clock_leapt(at=MONDAY + TWO_YEARS)
    RecordSeal.objects.create(position=4, line=4, at=MONDAY + TWO_YEARS, mark="x")
    assert clock_leapt(at=MONDAY + TWO_YEARS + 6 * A_DAY)
    assert not clock_leapt(at=MONDAY + TWO_YEARS + 8 * A_DAY)


def test_a_clock_that_was_put_right_is_no_leap():
    links(0, 1, 740, 1)
    assert not clock_leapt(at=MONDAY + 2 * A_DAY)
    assert not clock_leapt(at=MONDAY + 9 * A_DAY)
