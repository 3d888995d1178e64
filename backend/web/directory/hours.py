"""Hours in words: `man-fre 8.00-16.00`, `døgnet rundt`. Pure."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.agencies.hours import MIDNIGHT, Hours
from backend.web.presenters import times

SHORT = {"da": "man tir ons tor fre lør søn", "en": "Mon Tue Wed Thu Fri Sat Sun"}
# how far ahead other hours on a date are worth saying
SOON = timedelta(days=21)
Spans = tuple[tuple[time, time], ...]
ALL_DAY: Spans = ((MIDNIGHT, MIDNIGHT),)


def in_words(hours: Hours | None, today: date) -> str:
    """Empty where nobody has said. Days with the same hours stand together."""
    if hours is None:
        return ""
    week = [tuple((s.opens, s.closes) for s in hours.weekly if s.weekday == day) for day in range(7)]
    said = [_("døgnet rundt")] if all(spans == ALL_DAY for spans in week) else list(_weekly(week))
    return "; ".join([*said, *_dated(hours, today)])


def _weekly(week: list[Spans]) -> Iterator[str]:
    for spans, days in groupby(range(7), key=lambda day: week[day]):
        if spans:
            yield f"{_days(list(days))} {_spans(spans)}"


def _dated(hours: Hours, today: date) -> Iterator[str]:
    for each in sorted(hours.exceptions, key=lambda each: each.on):
        if today <= each.on <= today + SOON:
            said = _spans(each.spans) if each.spans else _("lukket")
            yield f"{times.day(each.on)}: {said}"


def _days(days: list[int]) -> str:
    names = SHORT["en" if (get_language() or "da").startswith("en") else "da"].split()
    return names[days[0]] if len(days) == 1 else f"{names[days[0]]}–{names[days[-1]]}"


def _spans(spans: Spans) -> str:
    if spans == ALL_DAY:
        return _("hele døgnet")
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in spans)


def _clock(at: time) -> str:
    point = ":" if (get_language() or "da").startswith("en") else "."
    return f"{at.hour}{point}{at.minute:02}"
