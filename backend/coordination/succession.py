"""Who is next: pure choice among the staffed. Who may coordinate at all is decided before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Candidate:
    """Somebody staffed. `rank` is the place of the role among those asked; `here`: for this municipality; `private`:
    of a private partner that knows what is agreed to and no more."""

    person: UUID
    agency: UUID
    rank: int
    order: int
    here: bool
    away: bool
    private: bool = False


def in_order(candidates: Sequence[Candidate], without: Collection[UUID] = ()) -> list[Candidate]:
    """Each person once: public before private, present before away, this municipality before others, then role, then
    order."""
    first: dict[UUID, Candidate] = {}
    for candidate in sorted(candidates, key=_place):
        if candidate.person not in without:
            first.setdefault(candidate.person, candidate)
    return list(first.values())


def _place(candidate: Candidate) -> tuple:
    return (
        candidate.private,
        candidate.away,
        not candidate.here,
        candidate.rank,
        candidate.order,
        candidate.person,
    )


def first_two(candidates: Sequence[Candidate], without: Collection[UUID] = ()) -> tuple[UUID, UUID] | None:
    """A coordinator and a deputy, or None: a case with fewer than two people is not opened."""
    able = in_order(candidates, without)
    return (able[0].person, able[1].person) if len(able) > 1 else None


def closed_up(
    coordinator: UUID,
    deputy: UUID,
    gone: Collection[UUID],
    candidates: Sequence[Candidate],
) -> list[UUID]:
    """Who holds the case once `gone` cannot: the deputy moves up, the next in staffing follows.

    Fewer than two: nobody is left.
    """
    left = [person for person in (coordinator, deputy) if person not in gone]
    able = in_order(candidates, {*gone, *left})
    return [*left, *(each.person for each in able)][:2]
