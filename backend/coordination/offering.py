"""Offering, inside a deed that holds the case's lock: whom to ask first, and what is frozen on the handover."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from backend.agencies.models import Person
from backend.coordination.access import SCREENERS
from backend.coordination.askable import rings_instead, roles_for
from backend.coordination.deeds import record
from backend.coordination.events import Event, Happening
from backend.coordination.handing import ask_or_place
from backend.coordination.models import OF_THE_CASE, Case, Handover, HandoverKind
from backend.coordination.places import Place, holders_of, place_of, relocate
from backend.coordination.staffing import (
    candidates,
    coordinating_roles,
    holders_there,
    in_the_other_wing,
    recusals,
)
from backend.coordination.succession import Candidate, in_order
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.book import model_in_force
from backend.responsibilities.selectors import Those
from backend.responsibilities.terms import knows_role, terms_of

# by kind: the model's duty, and who is asked first
COORDINATION_DUTY, MOVE_DUTY = "name-coordinator", "move-out"
DEFAULT_ROLE = "primary-coordinator"
DUTY_OF_THE_CASE = {HandoverKind.COORDINATION: COORDINATION_DUTY, HandoverKind.MOVE: MOVE_DUTY}
ROLE_OF_THE_CASE = {HandoverKind.COORDINATION: DEFAULT_ROLE, HandoverKind.MOVE: SCREENERS[0]}


@dataclass(frozen=True)
class Wanted:
    """What is handed over, to whom, on what basis. A role or a person; neither means the role the duty names.

    Of a move, `place` is where the case goes, and `onward` what becomes of its duties.
    """

    kind: HandoverKind
    basis: str
    duty: str = ""
    to_role: str = ""
    to_person: UUID | None = None
    reason: str = ""
    leaving: bool = False
    place: Place | None = None
    onward: Mapping[str, str] = field(default_factory=dict)


def offer_coordination(doing: Deed, case: Case, *, role: str, basis: str) -> Handover | None:
    """After screening: offered to the role, where somebody fills it; else the one who screened keeps the case.

    Where coordination is already on its way, that offer stands.
    """
    if case.handovers.filter(kind=HandoverKind.COORDINATION, ended_at=None).exists():
        return None
    try:
        return offer(doing, case, Wanted(HandoverKind.COORDINATION, basis, to_role=role))
    except NotPossible:
        doing.tells(Event(Happening.NOBODY_LEFT, case_id=case.pk, partnership_id=case.partnership_id))
        return None


def offer(doing: Deed, case: Case, wanted: Wanted, *, sender: Person | None = None) -> Handover:
    """`sender`: who is responsible until somebody accepts; whoever does it, unless the house does it for them."""
    if wanted.kind in OF_THE_CASE and _on_its_way(case, wanted.kind):
        raise NotPossible("handover-under-way")
    role, receiver = target(doing, case, wanted)
    handover = draft(doing, case, wanted, role, sender or doing.by.person)
    if wanted.kind == HandoverKind.MOVE:
        relocate(handover, wanted.place or place_of(case), wanted.onward)
    record(doing, case, "handover-offered", handover=handover.pk, duty=handover.duty, role=role)
    ask_or_place(doing, handover, receiver)
    return handover


def _on_its_way(case: Case, kind: HandoverKind) -> bool:
    return case.handovers.filter(kind=kind, ended_at=None).exists()


def target(doing: Deed, case: Case, wanted: Wanted) -> tuple[str, Candidate | None]:
    """The role and the first person to ask. NotPossible where nobody fills it, or the person named is away;
    Unusable where the person named fills none of the roles that may be asked.

    Of a case that is to be joined: those who hold the other; nobody where they are away, so that the chair is next.
    """
    any_kind, place = wanted.kind == HandoverKind.DUTY, wanted.place or place_of(case)
    if place.into:
        return ROLE_OF_THE_CASE[wanted.kind], next(iter(holders_there(case, place, doing.at)), None)
    roles = _roles(wanted, doing.at)
    without = Those(recusals, case.pk)
    listed = candidates(
        place.partnership, place.municipality, roles, doing.at, any_kind=any_kind, without=without
    )
    if wanted.to_person and any_kind and wanted.to_person not in {each.person for each in listed}:
        raise Unusable("cannot-be-asked", field="to_person")
    able = [
        each
        for each in in_order(listed, holders_of(case, wanted.kind))
        if (each.person == wanted.to_person if wanted.to_person else each.here) and not each.away
    ]
    other_wing = in_the_other_wing(case, roles[able[0].rank], doing.at) if able else set()
    able = [each for each in able if each.person not in other_wing]
    if not able:
        raise NotPossible("nobody-to-ask", role=wanted.to_role or roles[0])
    return roles[able[0].rank], able[0]


def _roles(wanted: Wanted, at: datetime) -> tuple[str, ...]:
    """The roles to look in: the one asked for, or the one the duty names; for a person, any they may act in."""
    of_the_case = wanted.kind in OF_THE_CASE
    role, able = _of_the_case(wanted, at) if of_the_case else _of_the_duty(wanted, at)
    if role not in able and (wanted.to_role or not wanted.to_person):
        raise Unusable("role-may-not-coordinate" if of_the_case else "cannot-be-asked", field="to_role")
    return tuple(sorted(able, key=lambda code: code != role)) if wanted.to_person else (role,)


def _of_the_case(wanted: Wanted, at: datetime) -> tuple[str, tuple[str, ...]]:
    return wanted.to_role or ROLE_OF_THE_CASE[wanted.kind], coordinating_roles(at)


def _of_the_duty(wanted: Wanted, at: datetime) -> tuple[str, tuple[str, ...]]:
    """The role asked for, and all that may be. What is danger now is not offered at all."""
    duty = model_in_force(at).duty(terms_of(wanted.duty, at).duty)
    if rings_instead(duty):
        raise NotPossible("ring-instead", duty=duty.code)
    if wanted.to_role and not knows_role(wanted.to_role, at):
        raise Unusable("unknown-role", field="to_role")
    return wanted.to_role or duty.answers, roles_for(duty, at)


def draft(doing: Deed, case: Case, wanted: Wanted, role: str, sender: Person) -> Handover:
    of_the_case = wanted.kind in OF_THE_CASE
    terms = terms_of(DUTY_OF_THE_CASE.get(wanted.kind, wanted.duty), doing.at)
    return Handover.objects.create(
        case=case,
        kind=wanted.kind,
        duty=terms.duty,
        role=role,
        sender=sender,
        sending_agency_id=sender.agency_id or sender.employer.pk,
        basis=wanted.basis,
        reason=wanted.reason,
        leaving=wanted.leaving,
        clock=terms.clock,
        respond_within=terms.respond_within,
        complete_within="" if of_the_case else terms.complete_within,
        counts_from="" if of_the_case else terms.counts_from,
        completes_on="" if of_the_case else terms.completes_on,
        created_at=doing.at,
        respond_by=doing.at,
    )
