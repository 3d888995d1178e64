"""The inner steps of a handover, inside a deed that holds the case's lock: ask the next, give back, take over."""

from uuid import UUID

from backend.coordination.deeds import record, save
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Handing
from backend.coordination.models import Case, Handover, HandoverKind, Offer, OfferAnswer, Seat
from backend.coordination.staffing import candidates, coordinators, recused
from backend.coordination.succession import Candidate, in_order
from backend.core.deed import Deed
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of


def receivers(doing: Deed, handover: Handover, *, agency: UUID | None = None) -> list[Candidate]:
    """Who can be asked next, in staffing order: not the holder, the recused, the away, nor anybody asked before."""
    case = handover.case
    asked = set(handover.offers.values_list("to_id", flat=True))
    any_kind = handover.kind == HandoverKind.DUTY
    listed = candidates(case.partnership, case.municipality_id, (handover.role,), doing.at, any_kind=any_kind)
    able = in_order(listed, {case.coordinator_id, *asked, *recused(case.pk)})
    return [each for each in able if each.here and not each.away and agency in (None, each.agency)]


def ask(doing: Deed, handover: Handover, receiver: Candidate) -> Offer:
    """An offer to one person, with its own short clock; the deadline of the task is another (P3)."""
    respond_by = due(doing.at, handover.respond_within, handover.clock)
    offer = Offer.objects.create(
        handover=handover,
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


def answer(doing: Deed, handover: Handover, said: OfferAnswer, reason: str = "") -> Offer | None:
    """Closes the offer that waits, if one does."""
    offer = handover.offers.filter(answer="").first()
    if offer:
        offer.answer, offer.answered_at, offer.reason = said, doing.at, reason
        offer.save(update_fields=["answer", "answered_at", "reason"])
    return offer


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
    handover.state, handover.suggested_role = Handing.RETURNED, suggested
    handover.respond_by = due(doing.at, handover.respond_within, handover.clock)
    save(handover, "state", "suggested_role", "respond_by")
    record(doing, handover.case, "handover-returned", handover=handover.pk, suggested_role=suggested)
    doing.tells(about(Happening.HANDOVER_RETURNED, handover))


def to_chair(doing: Deed, handover: Handover) -> None:
    handover.state, handover.respond_by = Handing.WITH_CHAIR, None
    save(handover, "state", "respond_by")
    record(doing, handover.case, "handover-with-chair", handover=handover.pk)
    event = Event(
        Happening.HANDOVER_TO_PLACE,
        case_id=handover.case_id,
        handover_id=handover.pk,
        partnership_id=handover.case.partnership_id,
    )
    doing.tells(event)


def hand_back(doing: Deed, handover: Handover) -> None:
    """A duty whose holder is gone: the seat is left, and the duty is offered on as if it had been refused."""
    Seat.objects.filter(
        case=handover.case, person=handover.holder_id, role=handover.role, left_at=None
    ).update(left_at=doing.at)
    handover.holder_id, handover.accepted_at, handover.complete_by = None, None, None
    handover.state, handover.respond_by = Handing.RETURNED, doing.at
    save(handover, "holder", "accepted_at", "complete_by", "state", "respond_by")
    record(doing, handover.case, "duty-handed-back", handover=handover.pk)
    last = handover.offers.last()
    if last:
        pass_on(doing, handover, last)
    else:
        give_back(doing, handover, "")


def straight_to_chair(doing: Deed, case: Case) -> None:
    """Nobody is left to ask: the coordination waits for the chair's word, in the offer under way or a new one."""
    handover = case.handovers.filter(kind=HandoverKind.COORDINATION, ended_at=None).first()
    if handover is None:
        handover = _coordination_draft(doing, case)
    if handover.state != Handing.WITH_CHAIR or not handover.offers.exists():
        handover.case = case
        answer(doing, handover, OfferAnswer.WITHDRAWN)
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
        sending_agency_id=sender.agency_id,
        basis=case.basis,
        clock=terms.clock,
        respond_within=terms.respond_within,
        created_at=doing.at,
    )


def take_over(doing: Deed, handover: Handover, receiver: UUID, agency: UUID) -> None:
    """From this second the receiver has it: the case, for a coordination; the duty, with a seat, for a duty."""
    handover.holder_id, handover.accepted_at = receiver, doing.at
    handover.state, handover.respond_by = Handing.ACCEPTED, None
    if handover.kind == HandoverKind.COORDINATION:
        handover.ended_at = doing.at
        coordinate(doing, handover.case, receiver, leaving=handover.leaving)
    else:
        handover.complete_by = _complete_by(doing, handover)
        Seat.objects.get_or_create(
            case=handover.case,
            person_id=receiver,
            role=handover.role,
            left_at=None,
            defaults={"agency_id": agency, "since": doing.at},
        )
    save(handover, "holder", "accepted_at", "state", "respond_by", "ended_at", "complete_by")


def _complete_by(doing: Deed, handover: Handover):
    """Counted from acceptance, or from the offer; other events are counted when they are reported."""
    starts = {"accept": doing.at, "offer": handover.created_at}
    if handover.complete_within and handover.counts_from in starts:
        return due(starts[handover.counts_from], handover.complete_within, handover.clock)
    return None


def coordinate(doing: Deed, case: Case, receiver: UUID, *, leaving: bool = False) -> None:
    """The receiver coordinates. A deputy who moves up leaves the place to the former coordinator, unless leaving."""
    former = case.coordinator_id
    if receiver == former:
        return
    case.deputy_id = _deputy_beside(doing, case, receiver, leaving=leaving)
    case.coordinator_id = receiver
    case.next_duty, case.next_by = "tell-who-coordinator-is", due(doing.at, "P1D", "working")
    case.reminded_at = None
    save(case, "coordinator", "deputy", "next_duty", "next_by", "reminded_at")
    record(doing, case, "coordination-moved", coordinator=receiver, deputy=case.deputy_id)
    doing.tells(Event(Happening.COORDINATION_MOVED, case_id=case.pk, named=(receiver,)))
    if former != case.deputy_id:
        doing.tells(Event(Happening.COORDINATION_LEFT, case_id=case.pk, named=(former,)))


def _deputy_beside(doing: Deed, case: Case, receiver: UUID, *, leaving: bool) -> UUID:
    """Stays, where it can; else the former coordinator, unless leaving; else the next in staffing; else anybody."""
    able = coordinators(case.partnership, case.municipality_id, doing.at)
    known = {each.person for each in able}
    former = case.coordinator_id
    if receiver != case.deputy_id and case.deputy_id in known:
        return case.deputy_id
    if former in known and not leaving:
        return former
    following = in_order(able, {receiver, former, *recused(case.pk)})
    return following[0].person if following else former


def about(kind: Happening, handover: Handover, named: tuple[UUID, ...] = ()) -> Event:
    return Event(kind, case_id=handover.case_id, handover_id=handover.pk, named=named)
