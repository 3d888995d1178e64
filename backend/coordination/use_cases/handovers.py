"""Handing over, and answering: offer, accept, decline, withdraw, offer again, place (P3)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed, locked_case, locked_handover, record, save
from backend.coordination.events import Event, Happening
from backend.coordination.handing import about, answer, ask, pass_on, take_over
from backend.coordination.lifecycle import Handing, Move, Step
from backend.coordination.models import Case, Handover, HandoverKind, OfferAnswer
from backend.coordination.posts import end_posts_of_the_blocked
from backend.coordination.staffing import candidates, coordinating_roles, coordinators, recused
from backend.coordination.succession import Candidate, in_order
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.book import model_in_force
from backend.responsibilities.terms import knows_role, terms_of

COORDINATION_DUTY = "name-coordinator"
DEFAULT_ROLE = "primary-coordinator"


@dataclass(frozen=True)
class Wish:
    """What is handed over, to whom, on what basis. A role or a person; neither means the role the duty names."""

    kind: HandoverKind
    basis: str
    duty: str = ""
    to_role: str = ""
    to_person: UUID | None = None
    reason: str = ""
    leaving: bool = False


def hand_over(*, case_id: UUID, wish: Wish, by: Actor, at: datetime) -> Handover:
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.HAND_OVER)
        return _offer(doing, case, wish)


def offer_coordination(doing: Deed, case: Case, *, role: str, basis: str) -> Handover | None:
    """After screening: offered to the role, where somebody fills it; else the one who screened keeps the case.

    Where coordination is already on its way, that offer stands.
    """
    if case.handovers.filter(kind=HandoverKind.COORDINATION, ended_at=None).exists():
        return None
    try:
        return _offer(doing, case, Wish(HandoverKind.COORDINATION, basis, to_role=role))
    except NotPossible:
        doing.tells(Event(Happening.NOBODY_LEFT, case_id=case.pk, partnership_id=case.partnership_id))
        return None


def _offer(doing: Deed, case: Case, wish: Wish) -> Handover:
    if wish.kind == HandoverKind.COORDINATION and _on_its_way(case):
        raise NotPossible("handover-under-way")
    role, receiver = _target(doing, case, wish)
    handover = _draft(doing, case, wish, role)
    record(doing, case, "handover-offered", handover=handover.pk, duty=handover.duty, role=role)
    ask(doing, handover, receiver)
    return handover


def _on_its_way(case: Case) -> bool:
    return case.handovers.filter(kind=HandoverKind.COORDINATION, ended_at=None).exists()


def _target(doing: Deed, case: Case, wish: Wish) -> tuple[str, Candidate]:
    """The role and the first person to ask. NotPossible where nobody fills it, or the person named is away."""
    roles = _roles(wish, doing.at)
    any_kind = wish.kind == HandoverKind.DUTY
    listed = candidates(case.partnership, case.municipality_id, roles, doing.at, any_kind=any_kind)
    able = [
        each
        for each in in_order(listed, {case.coordinator_id, *recused(case.pk)})
        if (each.person == wish.to_person if wish.to_person else each.here) and not each.away
    ]
    if not able:
        raise NotPossible("nobody-to-ask", role=wish.to_role or roles[0])
    return roles[able[0].rank], able[0]


def _roles(wish: Wish, at: datetime) -> tuple[str, ...]:
    """The roles to look in: the one asked for, or the one the duty names; for a person, any they may act in."""
    coordination = wish.kind == HandoverKind.COORDINATION
    able = coordinating_roles(at) if coordination else tuple(role.code for role in model_in_force(at).roles)
    wanted = wish.to_role or (DEFAULT_ROLE if coordination else terms_of(wish.duty, at).answers)
    if wanted not in able:
        raise Unusable("unknown-role" if not coordination else "role-may-not-coordinate", field="to_role")
    return (wanted, *(code for code in able if code != wanted)) if wish.to_person else (wanted,)


def _draft(doing: Deed, case: Case, wish: Wish, role: str) -> Handover:
    coordination = wish.kind == HandoverKind.COORDINATION
    terms = terms_of(COORDINATION_DUTY if coordination else wish.duty, doing.at)
    return Handover.objects.create(
        case=case,
        kind=wish.kind,
        duty=terms.duty,
        role=role,
        sender_id=doing.by.id,
        sending_agency_id=doing.by.person.agency_id,
        basis=wish.basis,
        reason=wish.reason,
        leaving=wish.leaving,
        clock=terms.clock,
        respond_within=terms.respond_within,
        complete_within="" if coordination else terms.complete_within,
        counts_from="" if coordination else terms.counts_from,
        completes_on="" if coordination else terms.completes_on,
        created_at=doing.at,
        respond_by=doing.at,
    )


def accept(*, handover_id: UUID, by: Actor, at: datetime) -> Handover:
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.ACCEPT)
        offer = answer(doing, handover, OfferAnswer.ACCEPTED)
        take_over(doing, handover, offer.to_id, offer.agency_id)
        record(doing, handover.case, "handover-accepted", handover=handover.pk)
        doing.tells(about(Happening.HANDOVER_ACCEPTED, handover))
        return handover


def decline(*, handover_id: UUID, reason: str, suggested_role: str = "", by: Actor, at: datetime) -> Handover:
    """No, with a coded reason. The sender keeps the responsibility, and the offer moves on by itself."""
    if suggested_role and not knows_role(suggested_role, at):
        raise Unusable("unknown-role", field="suggested_role")
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.DECLINE)
        offer = answer(doing, handover, OfferAnswer.DECLINED, reason)
        record(doing, handover.case, "handover-declined", handover=handover.pk, reason=reason)
        doing.tells(about(Happening.HANDOVER_DECLINED, handover))
        pass_on(doing, handover, offer, suggested=suggested_role)
        return handover


def withdraw(*, handover_id: UUID, by: Actor, at: datetime) -> Handover:
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.WITHDRAW)
        offer = answer(doing, handover, OfferAnswer.WITHDRAWN)
        handover.state, handover.ended_at, handover.respond_by = Handing.WITHDRAWN, at, None
        save(handover, "state", "ended_at", "respond_by")
        record(doing, handover.case, "handover-withdrawn", handover=handover.pk)
        doing.tells(about(Happening.HANDOVER_WITHDRAWN, handover))
        if offer:
            doing.tells(Event(Happening.OFFER_ENDED, case_id=handover.case_id, named=(offer.to_id,)))
        return handover


def offer_again(
    *, handover_id: UUID, to_role: str = "", to_person: UUID | None = None, by: Actor, at: datetime
) -> Handover:
    """A handover that came back goes out again: to the role suggested, unless the sender says another."""
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.OFFER_AGAIN)
        role = to_role or ("" if to_person else handover.suggested_role)
        wish = Wish(handover.kind, handover.basis, handover.duty, role, to_person)
        handover.role, receiver = _target(doing, handover.case, wish)
        handover.suggested_role = ""
        save(handover, "role", "suggested_role")
        record(doing, handover.case, "handover-offered", handover=handover.pk, role=handover.role)
        ask(doing, handover, receiver)
        return handover


def place(*, handover_id: UUID, to_person: UUID, by: Actor, at: datetime) -> Handover:
    """The chair's binding word: `to_person` has it from this second. Never the chair; by case number alone."""
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.PLACE)
        agency = _placeable(doing, handover, to_person)
        take_over(doing, handover, to_person, agency)
        record(doing, handover.case, "handover-placed", handover=handover.pk, holder=to_person)
        doing.tells(about(Happening.HANDOVER_PLACED, handover, (to_person,)))
        end_posts_of_the_blocked(doing, handover.case.partnership_id)
        return handover


def _placeable(doing: Deed, handover: Handover, person: UUID) -> UUID:
    """The agency of somebody the chair may place with, or Unusable with one answer for every reason."""
    case = handover.case
    if handover.kind == HandoverKind.COORDINATION:
        able = coordinators(case.partnership, case.municipality_id, doing.at)
    else:
        roles = tuple(role.code for role in model_in_force(doing.at).roles)
        able = candidates(case.partnership, case.municipality_id, roles, doing.at, any_kind=True)
    forbidden = {doing.by.id, *recused(case.pk)}
    found = [each for each in able if each.person == person and person not in forbidden]
    if not found:
        raise Unusable("cannot-be-placed-there", field="to_person")
    return found[0].agency
