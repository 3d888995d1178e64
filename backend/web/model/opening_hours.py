"""Opening hours as one writes them on a card: `mandag-fredag 8.00-15.00`, `døgnet rundt`."""

from datetime import time
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.agencies.hours import ROUND_THE_CLOCK, Hours
from backend.web.presenters.times import DAYS

Spans = tuple[tuple[time, time], ...]


def in_words(hours: Hours | None) -> str:
    """Empty where nobody knows."""
    if hours is None or not hours.weekly:
        return ""
    if hours.weekly == ROUND_THE_CLOCK.weekly:
        return _("døgnet rundt")
    days = [tuple(sorted((s.opens, s.closes) for s in hours.weekly if s.weekday == day)) for day in range(7)]
    runs = [list(run) for _spans, run in groupby(range(7), key=lambda day: days[day])]
    return ", ".join(f"{_days(run)} {_spans_of(days[run[0]])}" for run in runs if days[run[0]])


def _days(run: list[int]) -> str:
    names = DAYS["en" if (get_language() or "da").startswith("en") else "da"].split()
    return names[run[0]] if len(run) == 1 else f"{names[run[0]]}-{names[run[-1]]}"


def _spans_of(spans: Spans) -> str:
    return ", ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in spans)


def _clock(at: time) -> str:
    return (
        f"{at.hour}:{at.minute:02}"
        if (get_language() or "da").startswith("en")
        else f"{at.hour}.{at.minute:02}"
    )
