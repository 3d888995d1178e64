"""Whom the chair may place a handover with: the one rule, asked as a list by the page and of one person by the deed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.askable import roles_for
from backend.coordination.asking_anew import asks_anew
from backend.coordination.models import OF_THE_CASE, Handover
from backend.coordination.places import goal_of
from backend.coordination.staffing import candidates, coordinators, recusals, sat_in_wings, wing_of
from backend.coordination.succession import Candidate
from backend.core.refusals import NotPossible
from backend.responsibilities.book import model_in_force
from backend.responsibilities.selectors import Those


@dataclass(frozen=True)
class Placement:
    """A person takes a duty in a role they fill, and reads what that role reads: never in another's name."""

    role: str
    agency: UUID


def check_asked(handover: Handover) -> None:
    """Nobody has a duty placed with them on a yes that no longer stands (P7). The chair knows no person and cannot ask:
    whoever holds the case does, takes this back, and offers the duty on the basis that is named then."""
    if asks_anew(handover):
        raise NotPossible("person-not-asked")


def placeable(
    handover: Handover, *, chair: UUID | None, at: datetime, only: UUID | None = None
) -> dict[UUID, Placement]:
    """By person. Never the chair, the recused, or somebody who sat at the case for the police's other wing."""
    roles = _roles(handover)
    found: dict[UUID, Placement] = {}
    for each in sorted(_able(handover, roles, at), key=lambda each: each.rank):
        if each.person != chair and only in (None, each.person):
            role = handover.role if handover.kind in OF_THE_CASE else roles[each.rank]
            found.setdefault(each.person, Placement(role, each.agency))
    return _without_the_other_wing(handover, found, at)


def _able(handover: Handover, roles: tuple[str, ...], at: datetime) -> list[Candidate]:
    goal, without = goal_of(handover), Those(recusals, handover.case_id)
    if handover.kind in OF_THE_CASE:
        return goal.among(coordinators(goal.partnership, goal.municipality, at, without=without))
    return candidates(goal.partnership, goal.municipality, roles, at, any_kind=True, without=without)


def _roles(handover: Handover) -> tuple[str, ...]:
    """Those that may be asked for the duty, by the edition it was sent under; the one asked first."""
    sent = handover.created_at
    able = roles_for(model_in_force(sent).duty(handover.duty), sent)
    return tuple(sorted(able, key=lambda code: code != handover.role))


def _without_the_other_wing(
    handover: Handover, found: dict[UUID, Placement], at: datetime
) -> dict[UUID, Placement]:
    wings = {person: wing_of(placement.role, at) for person, placement in found.items()}
    if not any(wings.values()):
        return found
    sat = sat_in_wings(handover.case)
    barred = {person for person, wing in wings.items() if wing and sat.get(person, set()) - {wing}}
    return {person: placement for person, placement in found.items() if person not in barred}
