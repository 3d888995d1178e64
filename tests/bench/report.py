"""What was measured, as a page with a picture: `docs/performance.md`, written by `make bench` and by nobody else."""

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
WIDTH, ROW, LABEL = 760, 30, 300
HEAD = """# Performance

Written by `make bench`, on {machine}, in one run. Ratios are between two measurements of that run; processor
time is what the kernel counted for the processes that answer, and depends on the machine. A goal that is not reached
says so.
"""


@dataclass(frozen=True)
class Row:
    """`part`: which table it stands in. `goal`: at most so much; None: shown for comparison."""

    part: str
    name: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "reached" if self.value <= self.goal else "**not reached**"


def write(rows: Iterable[Row]) -> None:
    found = list(rows)
    parts = list(dict.fromkeys(row.part for row in found))
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    text = HEAD.format(machine=machine)
    for number, part in enumerate(parts, start=1):
        mine = [row for row in found if row.part == part]
        picture = f"performance-{number}.svg"
        (DOCS / "pictures" / picture).write_text(drawn(mine), encoding="utf-8")
        text += f"\n## {part}\n![{part}: the table below as bars](pictures/{picture})\n\n{table(mine)}"
    (DOCS / "performance.md").write_text(text, encoding="utf-8")


def table(rows: Iterable[Row]) -> str:
    head = "| | measured | goal, at most | |\n|---|---|---|---|\n"
    return head + "".join(
        f"| {row.name} | {row.value:.2f} {row.unit} | {_goal(row)} | {row.verdict} |\n" for row in rows
    )


def _goal(row: Row) -> str:
    return "" if row.goal is None else f"{row.goal:g} {row.unit}"


def drawn(rows: list[Row]) -> str:
    """Bars, and a line across each at its goal: read without colours."""
    most = max(max(row.value, row.goal or 0) for row in rows) or 1
    scale = (WIDTH - LABEL - 90) / most
    bars = "".join(_bar(row, place * ROW, scale) for place, row in enumerate(rows))
    height = len(rows) * ROW + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>{bars}</svg>\n'
    )


def _bar(row: Row, top: int, scale: float) -> str:
    width = max(row.value * scale, 1)
    goal = "" if row.goal is None else _line(LABEL + row.goal * scale, top)
    return (
        f'<text x="{LABEL - 8}" y="{top + 20}" text-anchor="end">{row.name}</text>'
        f'<rect x="{LABEL}" y="{top + 6}" width="{width:.1f}" height="18" fill="#8aa"/>{goal}'
        f'<text x="{LABEL + width + 6:.1f}" y="{top + 20}">{row.value:.2f} {row.unit}</text>'
    )


def _line(at: float, top: int) -> str:
    return f'<path d="M{at:.1f} {top + 2}v26" stroke="#000" stroke-width="2"/>'
