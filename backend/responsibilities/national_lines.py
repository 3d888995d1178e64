"""The lines that answer the whole country, from their data file. What they answer for, `who_to_call` says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from backend.agencies.hours import ROUND_THE_CLOCK
from backend.responsibilities.editions import DATA
from backend.responsibilities.snapshot import Line, Place
from backend.responsibilities.vocabulary import About, Text

FILE = DATA / "national-lines.toml"
LAST = 1000  # behind whatever a partnership has staffed


@dataclass(frozen=True, eq=False)
class NationalLine:
    """`role`: the role it fills everywhere. `about`: whom it helps where there is no partnership. It is itself and
    no other."""

    code: str
    line: Line
    role: str
    about: frozenset[About]
    always: bool
    source: str

    @property
    def place(self) -> Place:
        return Place(self.role, LAST, line=self.line)


@lru_cache
def load_national_lines(file: Path = FILE) -> tuple[NationalLine, ...]:
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(_line(written) for written in found["line"])


def _line(written: Mapping[str, Any]) -> NationalLine:
    checked_on: date = written["checked_on"]
    line = Line(
        title=Text(written["title_da"], written["title_en"]),
        phone=written["phone"],
        agency=written["agency"],
        hours=ROUND_THE_CLOCK if written.get("hours") == "always" else None,
        checked_on=checked_on,
        public=written["public"],
    )
    return NationalLine(
        code=written["code"],
        line=line,
        role=written.get("role", ""),
        about=frozenset(map(About, written.get("about", ()))),
        always=written.get("always", False),
        source=written["source"],
    )
