"""The model's files as they stand: entries with the line each cell was written on. Nothing is judged here.

Both the published files (TOML) and the drafts they are made from (CSV, see `publishing`) become entries, so
that one proofreading serves both and can point at the line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KINDS = ("role", "topic", "duty", "advice", "threshold")
OPENING = re.compile(r"\[\[(\w+)\]\]")
CELL = re.compile(r"(\w+)\s*=")
AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Problem:
    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}: {self.message}"


@dataclass(frozen=True)
class Entry:
    """One role, topic, duty, advice or threshold, or the heading of a file."""

    kind: str
    file: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, cell: str) -> Any:
        return self.values.get(cell, "")

    def words(self, cell: str) -> list[Any]:
        """A cell that may hold several words, as a list however it was written."""
        value = self[cell]
        return value if isinstance(value, list) else [value] if value else []

    def problem(self, code: str, message: str, cell: str = "") -> Problem:
        where = f"{self.kind} {self['code']}: " if self["code"] else ""
        return Problem(self.file, self.lines.get(cell, self.line), code, where + message)


@dataclass(frozen=True)
class Sheet:
    """One edition of the model, as written."""

    headings: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()
    unreadable: tuple[Problem, ...] = ()

    def of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == kind]


def read_folder(folder: Path) -> Sheet:
    headings: list[Entry] = []
    entries: list[Entry] = []
    unreadable: list[Problem] = []
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder.parent).as_posix()
        text = path.read_text(encoding="utf-8")
        try:
            found = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            unreadable.append(Problem(name, _line_of(error), "unreadable-file", str(error)))
        else:
            headings.append(_heading(name, found, text))
            entries.extend(_entries(name, found, text))
    return Sheet(tuple(headings), tuple(entries), tuple(unreadable))


def _heading(name: str, found: Mapping[str, Any], text: str) -> Entry:
    values = {key: value for key, value in found.items() if key not in KINDS}
    return Entry("heading", name, 1, values, _cells(text.splitlines(), 0))


def _entries(name: str, found: Mapping[str, Any], text: str) -> Iterator[Entry]:
    lines = text.splitlines()
    begun: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for number, line in enumerate(lines, start=1):
        opening = OPENING.match(line)
        if opening and opening[1] in begun:
            begun[opening[1]].append(number)
    for kind, numbers in begun.items():
        for number, values in zip(numbers, found.get(kind, ()), strict=True):
            yield Entry(kind, name, number, values, _cells(lines, number))


def _cells(lines: list[str], begun: int) -> dict[str, int]:
    """The line of each cell, from the line after `begun` to the next entry."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines[begun:], start=begun + 1):
        if line.startswith("["):
            break
        if cell := CELL.match(line):
            found.setdefault(cell[1], number)
    return found


def _line_of(error: tomllib.TOMLDecodeError) -> int:
    said = AT_LINE.search(str(error))
    return int(said[1]) if said else 1
