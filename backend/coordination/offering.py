"""Offering, inside a deed that holds the case's lock: whom to ask first, and what is frozen on the handover."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.askable import rings_instead, roles_for
from backend.coordination.deeds import record
from backend.coordination.events import Event, Happening
from backend.coordination.handing import ask
from backend.coordination.models import Case, Handover, HandoverKind
from backend.coordination.staffing import candidates, coordinating_roles, in_the_other_wing, recusals
from backend.coordination.succession import Candidate, in_order
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.book import model_in_force
from backend.responsibilities.terms import knows_role, terms_of

COORDINATION_DUTY = "name-coordinator"
DEFAULT_ROLE = "primary-coordinator"


@dataclass(frozen=True)
class Wanted:
    """What is handed over, to whom, on what basis. A role or a person; neither means the role the duty names."""

    kind: HandoverKind
    basis: str
    duty: str = ""
    to_role: str = ""
    to_person: UUID | None = None
    reason: str = ""
    leaving: bool = False


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


def offer(doing: Deed, case: Case, wanted: Wanted) -> Handover:
    if wanted.kind == HandoverKind.COORDINATION and _on_its_way(case):
        raise NotPossible("handover-under-way")
    role, receiver = target(doing, case, wanted)
    handover = _draft(doing, case, wanted, role)
    record(doing, case, "handover-offered", handover=handover.pk, duty=handover.duty, role=role)
    ask(doing, handover, receiver)
    return handover


def _on_its_way(case: Case) -> bool:
    return case.handovers.filter(kind=HandoverKind.COORDINATION, ended_at=None).exists()


def target(doing: Deed, case: Case, wanted: Wanted) -> tuple[str, Candidate]:
    """The role and the first person to ask. NotPossible where nobody fills it, or the person named is away;
    Unusable where the person named fills none of the roles that may be asked."""
    roles = _roles(wanted, doing.at)
    any_kind = wanted.kind == HandoverKind.DUTY
    without = recusals(case.pk)
    listed = candidates(
        case.partnership, case.municipality_id, roles, doing.at, any_kind=any_kind, without=without
    )
    if wanted.to_person and any_kind and wanted.to_person not in {each.person for each in listed}:
        raise Unusable("cannot-be-asked", field="to_person")
    able = [
        each
        for each in in_order(listed, {case.coordinator_id})
        if (each.person == wanted.to_person if wanted.to_person else each.here) and not each.away
    ]
    other_wing = in_the_other_wing(case, roles[able[0].rank], doing.at) if able else set()
    able = [each for each in able if each.person not in other_wing]
    if not able:
        raise NotPossible("nobody-to-ask", role=wanted.to_role or roles[0])
    return roles[able[0].rank], able[0]


def _roles(wanted: Wanted, at: datetime) -> tuple[str, ...]:
    """The roles to look in: the one asked for, or the one the duty names; for a person, any they may act in."""
    coordination = wanted.kind == HandoverKind.COORDINATION
    role, able = _of_the_case(wanted, at) if coordination else _of_the_duty(wanted, at)
    if role not in able and (wanted.to_role or not wanted.to_person):
        raise Unusable("role-may-not-coordinate" if coordination else "cannot-be-asked", field="to_role")
    return tuple(sorted(able, key=lambda code: code != role)) if wanted.to_person else (role,)


def _of_the_case(wanted: Wanted, at: datetime) -> tuple[str, tuple[str, ...]]:
    return wanted.to_role or DEFAULT_ROLE, coordinating_roles(at)


def _of_the_duty(wanted: Wanted, at: datetime) -> tuple[str, tuple[str, ...]]:
    """The role asked for, and all that may be. What is danger now is not offered at all."""
    duty = model_in_force(at).duty(terms_of(wanted.duty, at).duty)
    if rings_instead(duty):
        raise NotPossible("ring-instead", duty=duty.code)
    if wanted.to_role and not knows_role(wanted.to_role, at):
        raise Unusable("unknown-role", field="to_role")
    return wanted.to_role or duty.answers, roles_for(duty, at)


def _draft(doing: Deed, case: Case, wanted: Wanted, role: str) -> Handover:
    coordination = wanted.kind == HandoverKind.COORDINATION
    terms = terms_of(COORDINATION_DUTY if coordination else wanted.duty, doing.at)
    return Handover.objects.create(
        case=case,
        kind=wanted.kind,
        duty=terms.duty,
        role=role,
        sender=doing.by.person,
        sending_agency_id=doing.by.person.agency_id,
        basis=wanted.basis,
        reason=wanted.reason,
        leaving=wanted.leaving,
        clock=terms.clock,
        respond_within=terms.respond_within,
        complete_within="" if coordination else terms.complete_within,
        counts_from="" if coordination else terms.counts_from,
        completes_on="" if coordination else terms.completes_on,
        created_at=doing.at,
        respond_by=doing.at,
    )
