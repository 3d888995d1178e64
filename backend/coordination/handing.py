"""The inner steps of a handover, inside a deed that holds the case's lock: ask the next, give back, take over."""

from uuid import UUID

from backend.coordination.chairs import tell_if_nobody_places
from backend.coordination.deeds import record, save
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Handing
from backend.coordination.models import Case, Handover, HandoverKind, Offer, OfferAnswer
from backend.coordination.places import goal_of, heading_of, holders_of
from backend.coordination.staffing import candidates, holders_there, in_the_other_wing, recusals
from backend.coordination.succession import Candidate, in_order
from backend.core.deed import Deed
from backend.responsibilities.deadlines import due
from backend.responsibilities.selectors import Those
from backend.responsibilities.terms import terms_of


def receivers(doing: Deed, handover: Handover, *, agency: UUID | None = None) -> list[Candidate]:
    """Who can be asked next, in staffing order: not the holder, the recused, the away, nor anybody asked before.
    Of a case to be joined the other's two holders, wherever they are employed."""
    case, goal = handover.case, goal_of(handover)
    asked = {offer.to_id for offer in handover.offers.all()}
    if goal.into:
        return [each for each in holders_there(case, goal, doing.at) if each.person not in asked]
    any_kind = handover.kind == HandoverKind.DUTY
    without = Those(recusals, case.pk)
    listed = candidates(
        goal.partnership, goal.municipality, (handover.role,), doing.at, any_kind=any_kind, without=without
    )
    other_wing = in_the_other_wing(case, handover.role, doing.at)
    able = in_order(listed, {*holders_of(case, handover.kind), *asked, *other_wing})
    return [each for each in able if each.here and not each.away and agency in (None, each.agency)]


def ask(doing: Deed, handover: Handover, receiver: Candidate) -> Offer:
    """An offer to one person, with its own short clock; the deadline of the task is another (P3)."""
    respond_by = due(doing.at, handover.respond_within, handover.clock)
    offer = handover.offers.create(
        to_id=receiver.person,
        agency_id=receiver.agency,
        offered_at=doing.at,
        respond_by=respond_by,
    )
    handover.state, handover.respond_by = Handing.OFFERED, respond_by
    save(handover, "state", "respond_by")
    doing.tells(
        Event(
            Happening.HANDOVER_OFFERED,
            case_id=handover.case_id,
            handover_id=handover.pk,
            named=(receiver.person,),
        )
    )
    return offer


def ask_or_place(doing: Deed, handover: Handover, receiver: Candidate | None) -> None:
    """Where there is nobody to ask it is the chair's to place."""
    if receiver:
        ask(doing, handover, receiver)
    else:
        to_chair(doing, handover)


def answer(doing: Deed, handover: Handover, said: OfferAnswer, reason: str = "") -> Offer:
    """Closes the offer that waits: an offered handover always has one."""
    (offer,) = (each for each in handover.offers.all() if not each.answer)
    offer.answer, offer.answered_at, offer.reason = said, doing.at, reason
    offer.save(update_fields=["answer", "answered_at", "reason"])
    return offer


def withdraw_offer(doing: Deed, handover: Handover) -> Offer | None:
    """Takes back the offer that waits, if one does, and tells whom it waited for."""
    if handover.state != Handing.OFFERED:
        return None
    offer = answer(doing, handover, OfferAnswer.WITHDRAWN)
    doing.tells(Event(Happening.OFFER_ENDED, case_id=handover.case_id, named=(offer.to_id,)))
    return offer


def end_withdrawn(doing: Deed, handover: Handover) -> None:
    """It ends unanswered; whom it waits with hears so. What else is told and recorded is for whoever ends it."""
    withdraw_offer(doing, handover)
    handover.state, handover.ended_at, handover.respond_by = Handing.WITHDRAWN, doing.at, None
    save(handover, "state", "ended_at", "respond_by")


def pass_on(doing: Deed, handover: Handover, offer: Offer, *, suggested: str = "") -> None:
    """To the next in the receiver's agency; across agencies back to the sender; at last to the chair."""
    following = receivers(doing, handover, agency=offer.agency_id)
    if following:
        ask(doing, handover, following[0])
    elif offer.agency_id != handover.sending_agency_id:
        give_back(doing, handover, suggested)
    else:
        to_chair(doing, handover)


def give_back(doing: Deed, handover: Handover, suggested: str) -> None:
    wait(doing, handover, suggested)
    record(doing, handover.case, "handover-returned", handover=handover.pk, suggested_role=suggested)


def wait(doing: Deed, handover: Handover, suggested: str) -> None:
    """With its sender, who has so long to send it on before the chair hears of it."""
    handover.state, handover.suggested_role = Handing.RETURNED, suggested
    handover.respond_by = due(doing.at, handover.respond_within, handover.clock)
    save(handover, "state", "suggested_role", "respond_by")
    doing.tells(about(Happening.HANDOVER_RETURNED, handover))


def to_chair(doing: Deed, handover: Handover) -> None:
    handover.state, handover.respond_by = Handing.WITH_CHAIR, None
    save(handover, "state", "respond_by")
    record(doing, handover.case, "handover-with-chair", handover=handover.pk)
    event = Event(
        Happening.HANDOVER_TO_PLACE,
        case_id=handover.case_id,
        handover_id=handover.pk,
        partnership_id=heading_of(handover)[0].pk,
    )
    doing.tells(event)
    tell_if_nobody_places(doing, handover)


def straight_to_chair(doing: Deed, case: Case) -> None:
    """Nobody is left to ask: the coordination waits for the chair's word, in the offer under way or a new one."""
    handover = case.handovers.filter(kind=HandoverKind.COORDINATION, ended_at=None).first()
    if handover is None:
        handover = _coordination_draft(doing, case)
    if handover.state != Handing.WITH_CHAIR or not handover.offers.exists():
        handover.case = case
        withdraw_offer(doing, handover)
        to_chair(doing, handover)


def _coordination_draft(doing: Deed, case: Case) -> Handover:
    terms = terms_of("name-coordinator", doing.at)
    sender = case.coordinator
    return Handover.objects.create(
        case=case,
        kind=HandoverKind.COORDINATION,
        state=Handing.WITH_CHAIR,
        duty=terms.duty,
        role="primary-coordinator",
        sender=sender,
        sending_agency=sender.employer,
        basis=case.basis,
        clock=terms.clock,
        respond_within=terms.respond_within,
        created_at=doing.at,
    )


def about(kind: Happening, handover: Handover, named: tuple[UUID, ...] = ()) -> Event:
    return Event(kind, case_id=handover.case_id, handover_id=handover.pk, named=named)
