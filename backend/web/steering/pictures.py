"""Pictures as the measures of their bars: told apart by pattern and number, so that print in black is enough.

Where the bars stand is worked out here; `_passes.html` and `_waits.html` draw them.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import log2

from backend.coordination.steering_selectors import Acceptance, Week
from backend.web.steering.presenters import length

WIDE = 360
HIGH, FOOT, HEAD = 140, 24, 16
LINE = 44


@dataclass(frozen=True)
class Block:
    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Column:
    blocks: list[Block]
    middle: float
    top: float
    total: int
    label: str


@dataclass(frozen=True)
class Passes:
    columns: list[Column]
    total: int
    wide: int = WIDE
    high: int = HEAD + HIGH + FOOT
    ground: int = HEAD + HIGH
    labels: int = HEAD + HIGH + FOOT - 6


@dataclass(frozen=True)
class Bar:
    agency: str
    said: str
    words_y: int
    y: int
    median: float
    on: float


@dataclass(frozen=True)
class Waits:
    bars: list[Bar]
    wide: int
    high: int


def passes(weeks: list[Week]) -> Passes:
    """A column for each week, its kinds stacked."""
    most = max((_total(week) for week in weeks), default=0) or 1
    step = WIDE / max(len(weeks), 1)
    columns = [_column(week, place, step, HIGH / most) for place, week in enumerate(weeks)]
    return Passes(columns, sum(map(_total, weeks)))


def _column(week: Week, place: int, step: float, unit: float) -> Column:
    blocks, top = [], float(HEAD + HIGH)
    left, width = place * step + step * 0.15, step * 0.7
    for kind in ("moved", "unanswered", "returned"):
        height = getattr(week, kind) * unit
        top -= height
        if height:
            blocks.append(Block(kind, round(left, 1), round(top, 1), round(width, 1), round(height, 1)))
    label = f"{week.begins.day}.{week.begins.month}." if place % 2 == 0 else ""
    return Column(blocks, round(place * step + step / 2, 1), round(top - 4, 1), _total(week), label)


def _total(week: Week) -> int:
    return week.moved + week.unanswered + week.returned


def waits(rows: list[Acceptance]) -> Waits:
    """A bar for each agency, to the middle value; a line goes on to the longest.

    On a doubling scale: minutes and days stand in one picture.
    """
    longest = max((_doublings(row.longest) for row in rows), default=0) or 1
    unit = WIDE / longest
    bars = [_bar(row, place, unit) for place, row in enumerate(rows)]
    return Waits(bars, WIDE, LINE * len(rows))


def _bar(row: Acceptance, place: int, unit: float) -> Bar:
    median, longest = (round(_doublings(each) * unit, 1) for each in (row.median, row.longest))
    said = length(row.median)
    return Bar(row.agency, said, place * LINE + 14, place * LINE + 20, median, round(longest - median, 1))


def _doublings(passed: timedelta) -> float:
    return log2(1 + max(passed.total_seconds(), 0) / 60)
