"""Looks told as visits: what one person did to one end within half an hour is one line with a count. Pure (P10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

VISIT = timedelta(minutes=30)


class Looked(Protocol):
    """`reason` is empty where none was asked for: what has a reason of its own stands on a line of its own."""

    @property
    def at(self) -> datetime: ...
    @property
    def reason(self) -> str: ...
    @property
    def same(self) -> tuple: ...


Each = TypeVar("Each", bound=Looked)


@dataclass
class Visit(Generic[Each]):
    """`last`: the latest of its looks, and `count` of them; `since`: the first."""

    last: Each
    since: datetime
    count: int = 1


def visits(looks: Iterable[Each]) -> list[Visit[Each]]:
    """Of looks newest first, visits newest first. Nothing of another person's in between ends a visit."""
    found: list[Visit[Each]] = []
    under_way: dict[tuple, Visit[Each]] = {}
    for look in looks:
        visit = under_way.get(look.same)
        if visit and not look.reason and visit.last.at - look.at <= VISIT:
            visit.since, visit.count = look.at, visit.count + 1
            continue
        visit = Visit(look, look.at)
        found.append(visit)
        if not look.reason:
            under_way[look.same] = visit
    return found
