"""Handing over, and answering: offer, accept, decline, withdraw, offer again, place (P3)."""

from datetime import datetime
from uuid import UUID

from backend.coordination.asking_anew import asks_anew
from backend.coordination.deeds import case_deed, locked_case, locked_handover, record, save
from backend.coordination.events import Happening
from backend.coordination.handing import about, answer, ask_or_place, end_withdrawn, pass_on
from backend.coordination.lifecycle import Handing, Move, Step
from backend.coordination.models import Handover, HandoverKind, OfferAnswer
from backend.coordination.offering import Wanted, offer, target
from backend.coordination.places import goal_of
from backend.coordination.placing import check_asked, placeable
from backend.coordination.posts import end_posts_of_the_blocked
from backend.coordination.reasons import may_answer
from backend.coordination.sharing import UNNAMED
from backend.coordination.staffing import cannot_act
from backend.coordination.taking_over import take_over
from backend.core.actor import Actor
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.terms import knows_role


def hand_over(*, case_id: UUID, wanted: Wanted, by: Actor, at: datetime) -> Handover:
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.HAND_OVER)
        if wanted.kind == HandoverKind.COORDINATION and wanted.basis == UNNAMED:
            raise Unusable("names-the-person", field="basis")
        return offer(doing, case, wanted)


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
        if not may_answer(by.person.agency.kind, reason):
            raise Unusable("one-answer-only", field="reason")
        offer = answer(doing, handover, OfferAnswer.DECLINED, reason)
        record(doing, handover.case, "handover-declined", handover=handover.pk, reason=reason)
        doing.tells(about(Happening.HANDOVER_DECLINED, handover))
        pass_on(doing, handover, offer, suggested=suggested_role)
        return handover


def withdraw(*, handover_id: UUID, by: Actor, at: datetime) -> Handover:
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.WITHDRAW)
        _only_for_the_chair(handover)
        end_withdrawn(doing, handover)
        record(doing, handover.case, "handover-withdrawn", handover=handover.pk)
        doing.tells(about(Happening.HANDOVER_WITHDRAWN, handover))
        return handover


def _only_for_the_chair(handover: Handover) -> None:
    """A case without two people who can act is the chair's to place: its handover is not withdrawn."""
    case = handover.case
    if handover.state != Handing.WITH_CHAIR or handover.kind != HandoverKind.COORDINATION:
        return
    if not {case.coordinator_id, case.deputy_id}.isdisjoint(cannot_act(case)):
        raise NotPossible("nobody-to-coordinate")


def offer_again(
    *,
    handover_id: UUID,
    to_role: str = "",
    to_person: UUID | None = None,
    basis: str = "",
    by: Actor,
    at: datetime,
) -> Handover:
    """A handover that came back goes out again: to the role suggested, unless the sender says another.

    Where the person said yes before they moved, they are asked anew: `basis` is what they said.
    """
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.OFFER_AGAIN)
        if asks_anew(handover):
            handover.basis = _said_anew(basis)
        role = to_role or ("" if to_person else handover.suggested_role)
        kind, place = HandoverKind(handover.kind), goal_of(handover)
        wanted = Wanted(kind, handover.basis, handover.duty, role, to_person, place=place)
        handover.role, receiver = target(doing, handover.case, wanted)
        handover.suggested_role = ""
        save(handover, "role", "suggested_role", "basis")
        record(doing, handover.case, "handover-offered", handover=handover.pk, role=handover.role)
        ask_or_place(doing, handover, receiver)
        return handover


def _said_anew(basis: str) -> str:
    if not basis:
        raise Unusable("ask-the-person-anew", field="basis")
    return basis


def place(*, handover_id: UUID, to_person: UUID, by: Actor, at: datetime) -> Handover:
    """The chair's binding word: `to_person` has it from this second. Never the chair; by case number alone."""
    with case_deed(by=by, at=at) as doing:
        handover = locked_handover(doing, handover_id, Move.PLACE)
        check_asked(handover)
        placement = placeable(handover, chair=by.id, at=at, only=to_person).get(to_person)
        if placement is None:  # one answer for every reason
            raise Unusable("cannot-be-placed-there", field="to_person")
        handover.role = placement.role
        take_over(doing, handover, to_person, placement.agency)
        record(doing, handover.case, "handover-placed", handover=handover.pk, holder=to_person)
        doing.tells(about(Happening.HANDOVER_PLACED, handover, (to_person,)))
        end_posts_of_the_blocked(doing, [handover.case.partnership_id])
        return handover
