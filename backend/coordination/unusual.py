"""What on a day of the record a leader should ask about. Pure; numbers of a person and a day, never of a case (L16)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Pattern(StrEnum):
    """Many cases opened, many times refused or not found, many lookups, many looks at night, protected addresses
    opened again and again: each by one person."""

    CASES = "many-cases"
    REFUSALS = "many-refusals"
    LOOKUPS = "many-lookups"
    NIGHT = "many-at-night"
    ADDRESSES = "many-addresses"


@dataclass(frozen=True)
class Day:
    """What one person did in a day, counted."""

    person: UUID
    on: date
    counts: Mapping[Pattern, int]


@dataclass(frozen=True)
class Unusual:
    person: UUID
    on: date
    pattern: Pattern
    count: int


def unusual(days: Iterable[Day], most: Mapping[Pattern, int]) -> Iterator[Unusual]:
    """A line for each pattern that went past `most` on a day."""
    for day in days:
        for pattern, count in day.counts.items():
            if count > most[pattern]:
                yield Unusual(day.person, day.on, pattern, count)
