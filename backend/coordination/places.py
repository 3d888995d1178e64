"""Where the people are found who can take something: at the place of its case, or where the case is to go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from backend.agencies.models import Partnership
from backend.coordination.models import Case, Handover, HandoverKind, Relocation
from backend.coordination.succession import Candidate


@dataclass(frozen=True)
class Place:
    """A municipality in a partnership. `only`: the two who hold the case that another is to be joined with."""

    partnership: Partnership
    municipality: str
    into: Case | None = None

    @property
    def only(self) -> tuple[UUID, ...]:
        return (self.into.coordinator_id, self.into.deputy_id) if self.into else ()

    def among(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        return [each for each in candidates if not self.only or each.person in self.only]


def place_of(case: Case) -> Place:
    return Place(case.partnership, case.municipality_id)


def goal_of(handover: Handover) -> Place:
    """Of a move where it leads; of everything else where its case is. Inside a deed or a reach: it knows `into`."""
    into = handover.relocation.into if handover.kind == HandoverKind.MOVE else None
    return Place(*heading_of(handover), into)


def heading_of(handover: Handover) -> tuple[Partnership, str]:
    """The same as its readers may know it: partnership and municipality."""
    if handover.kind != HandoverKind.MOVE:
        return handover.case.partnership, handover.case.municipality_id
    return handover.relocation.to_partnership, handover.relocation.to_municipality_id


def relocate(handover: Handover, place: Place, onward: Mapping[str, str]) -> Relocation:
    return Relocation.objects.create(
        handover=handover,
        to_partnership=place.partnership,
        to_municipality_id=place.municipality,
        into=place.into,
        onward=dict(onward),
    )


def holders_of(case: Case, kind: str) -> set[UUID]:
    """Who has it already, and is not asked: of a move nobody, since one person may answer for two municipalities."""
    return set() if kind == HandoverKind.MOVE else {case.coordinator_id}
