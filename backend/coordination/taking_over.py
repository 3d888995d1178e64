"""Taking over and giving up, inside a deed that holds the case's lock: the case, or a duty with its seat."""

from uuid import UUID

from django.db.models import Exists, Q

from backend.coordination.arriving import arrive
from backend.coordination.deeds import record, save
from backend.coordination.events import Event, Happening
from backend.coordination.handing import give_back, pass_on, straight_to_chair
from backend.coordination.lifecycle import CARRIED, Handing, State
from backend.coordination.models import Case, Handover, HandoverKind, Seat
from backend.coordination.ringing import tell_who_rings_now
from backend.coordination.sharing import UNNAMED, takes_a_seat
from backend.coordination.staffing import coordinators, follow_by_themselves, recusals, wing_of
from backend.coordination.succession import in_order
from backend.coordination.tasks import TELL_WHO, tell_if_informed, tell_who
from backend.core.deed import Deed
from backend.responsibilities.deadlines import due
from backend.responsibilities.selectors import Those
from backend.responsibilities.vocabulary import WITH_THE_OFFER


def leave_seat(doing: Deed, handover: Handover) -> None:
    """The holder's seat, unless another duty in the same role still needs it."""
    others = Handover.objects.filter(
        case=handover.case, holder=handover.holder_id, role=handover.role, state__in=CARRIED, ended_at=None
    ).exclude(Q(pk=handover.pk) | Q(basis=UNNAMED))
    seats = Seat.objects.filter(case=handover.case, person=handover.holder_id, role=handover.role)
    seats.filter(~Exists(others), left_at=None).update(left_at=doing.at)


def hand_back(doing: Deed, handover: Handover) -> None:
    """A duty whose holder is gone: the seat is left, and the duty is offered on as if it had been refused."""
    leave_seat(doing, handover)
    handover.holder_id, handover.accepted_at, handover.complete_by = None, None, None
    handover.state, handover.respond_by = Handing.RETURNED, doing.at
    save(handover, "holder", "accepted_at", "complete_by", "state", "respond_by")
    record(doing, handover.case, "duty-handed-back", handover=handover.pk)
    offers = list(handover.offers.all())
    if offers:
        pass_on(doing, handover, offers[-1])
    else:
        give_back(doing, handover, "")


def take_over(doing: Deed, handover: Handover, receiver: UUID, agency: UUID) -> None:
    """From this second the receiver has it: the case, of a coordination or a move; the duty, with a seat, of a duty."""
    handover.holder_id, handover.accepted_at = receiver, doing.at
    handover.state, handover.respond_by = Handing.ACCEPTED, None
    if handover.kind == HandoverKind.MOVE:
        arrive(doing, handover, receiver)
    elif handover.kind == HandoverKind.COORDINATION:
        _take_the_case(doing, handover, receiver)
    else:
        _take_the_duty(doing, handover, agency)


def _take_the_duty(doing: Deed, handover: Handover, agency: UUID) -> None:
    handover.complete_by = _complete_by(doing, handover)
    save(handover, "role", "holder", "accepted_at", "state", "respond_by", "complete_by")
    tell_if_informed(doing, handover)
    if takes_a_seat(handover.role, handover.basis):
        _sit(doing, handover, agency)


def _take_the_case(doing: Deed, handover: Handover, receiver: UUID) -> None:
    handover.ended_at = doing.at
    save(handover, "holder", "accepted_at", "state", "respond_by", "ended_at")
    if not coordinate(doing, handover.case, receiver, leaving=handover.leaving):
        straight_to_chair(doing, handover.case)


def _sit(doing: Deed, handover: Handover, agency: UUID) -> None:
    Seat.objects.get_or_create(
        case=handover.case,
        person=handover.holder,
        role=handover.role,
        left_at=None,
        defaults={"agency_id": agency, "since": doing.at, "wing": wing_of(handover.role, doing.at) or ""},
    )


def _complete_by(doing: Deed, handover: Handover):
    """Counted from acceptance, or from the offer, with which a request or an underretning is received; other events
    are counted when they are reported."""
    starts = {"accept": doing.at, **dict.fromkeys(WITH_THE_OFFER, handover.created_at)}
    if handover.complete_within and handover.counts_from in starts:
        return due(starts[handover.counts_from], handover.complete_within, handover.clock)
    return None


def coordinate(doing: Deed, case: Case, receiver: UUID, *, leaving: bool = False) -> bool:
    """The receiver coordinates. A deputy who moves up leaves the place to the former coordinator, unless leaving.

    False where nobody is left to be deputy: a post that cannot act stands there, and the chair must hear of it.
    """
    former = case.coordinator_id
    deputy, acts = _deputy_beside(doing, case, receiver, leaving=leaving)
    if (receiver, deputy) == (former, case.deputy_id):
        return acts
    case.coordinator_id, case.deputy_id = receiver, deputy
    tell_who_rings_now(doing, case)
    if receiver == former:
        save(case, "deputy")
        record(doing, case, "coordination-moved", coordinator=receiver, deputy=deputy)
        doing.tells(Event(Happening.CASE_CHANGED, case_id=case.pk))
        return acts
    if case.state == State.ACTIVE:  # before that the screening goes on as the next step, by its own deadline
        case.next_duty, case.next_by = TELL_WHO, due(doing.at, "P1D", "working")
    case.reminded_at = None
    save(case, "coordinator", "deputy", "next_duty", "next_by", "reminded_at")
    record(doing, case, "coordination-moved", coordinator=receiver, deputy=case.deputy_id)
    doing.tells(Event(Happening.COORDINATION_MOVED, case_id=case.pk, named=(receiver,)))
    tell_who(doing, case)
    if former != case.deputy_id:
        doing.tells(Event(Happening.COORDINATION_LEFT, case_id=case.pk, named=(former,)))
    return acts


def _deputy_beside(doing: Deed, case: Case, receiver: UUID, *, leaving: bool) -> tuple[UUID, bool]:
    """Stays, where it can; else the former coordinator, unless leaving; else the next in staffing; else one of
    the two, who cannot act (False)."""
    able = in_order(
        coordinators(case.partnership, case.municipality_id, doing.at, without=Those(recusals, case.pk)),
        {receiver},
    )
    known = [each.person for each in able]
    former, deputy = case.coordinator_id, case.deputy_id
    if deputy in known:
        return deputy, True
    if former in known and not leaving:
        return former, True
    alone = [each.person for each in follow_by_themselves(case, able)]
    following = [person for person in alone if person != former] or alone
    if following:
        return following[0], True
    return (former if receiver == deputy else deputy), False
