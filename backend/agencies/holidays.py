"""Danish public holidays and working days (Monday to Friday, no public holiday).

Only public holidays: 5 June, 24 and 31 December are not such by law. An office closed on those days says so
in its own hours, and deadlines count them. What a deadline is belongs in `responsibilities.deadlines`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from holidays import country_holidays

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> Mapping[date, str]:
    """Day and Danish name, kept per year: who-to-call asks about the same few years all the time."""
    return MappingProxyType(dict(country_holidays("DK", years=year, language="da")))


def is_public_holiday(day: date) -> bool:
    return day in public_holidays(day.year)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not is_public_holiday(day)


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: date, days: int) -> date:
    for _ in range(days):
        day = next_working_day(day)
    return day
