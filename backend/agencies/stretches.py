"""Sets of time as sorted, separate, half-open stretches [from, until) in UTC. Arithmetic, no calendar."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from operator import itemgetter

Stretch = tuple[datetime, datetime]
Stretches = tuple[Stretch, ...]

BEGINNING = datetime.min.replace(tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)
ALWAYS: Stretches = ((BEGINNING, END),)
_FROM = itemgetter(0)


def union(parts: Iterable[Stretch]) -> Stretches:
    """Sorted, with overlapping and touching stretches made one, empty ones left out."""
    joined: list[Stretch] = []
    for begins, ends in sorted(part for part in parts if part[0] < part[1]):
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return tuple(joined)


def both(some: Sequence[Stretch], others: Sequence[Stretch]) -> Stretches:
    """Where the two sets overlap."""
    found: list[Stretch] = []
    i = j = 0
    while i < len(some) and j < len(others):
        begins, ends = max(some[i][0], others[j][0]), min(some[i][1], others[j][1])
        if begins < ends:
            found.append((begins, ends))
        if some[i][1] <= others[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def without(some: Sequence[Stretch], taken: Sequence[Stretch]) -> Stretches:
    """What is left of `some` when `taken` is away."""
    free = BEGINNING
    rest: list[Stretch] = []
    for begins, ends in taken:
        rest.append((free, begins))
        free = ends
    return both(some, union([*rest, (free, END)]))


def next_in(stretches: Sequence[Stretch], at: datetime) -> datetime | None:
    """`at` itself where it lies inside, otherwise the next beginning, if there is one."""
    place = bisect_right(stretches, at, key=_FROM)
    if place and at < stretches[place - 1][1]:
        return at
    return stretches[place][0] if place < len(stretches) else None


def next_change(stretches: Sequence[Stretch], at: datetime) -> datetime:
    """The first moment after `at` at which one begins or ends."""
    return min((edge for stretch in stretches for edge in stretch if edge > at), default=END)
