"""The exposed person's own two wishes: another coordinator, and to leave the course."""

from datetime import datetime
from uuid import UUID

from backend.coordination.access import heads_of, wishes_with_whys
from backend.coordination.deeds import case_deed, lock_case, locked_case, record, save
from backend.coordination.events import Event, Happening
from backend.coordination.handing import about, end_withdrawn
from backend.coordination.lifecycle import UNANSWERED, Step
from backend.coordination.models import Case, HandoverKind, Wish, WishKind
from backend.coordination.offering import Wanted, offer
from backend.coordination.reasons import WishReason
from backend.coordination.tasks import LEAVE, tell_task
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of

CHANGE = "change-coordinator"


def ask_other_coordinator(*, case_id: UUID, by: Actor, at: datetime) -> Wish:
    """No reason is asked. The head of department answers; the present coordinator stays until a new one accepts."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.WISH)
        wish = _recorded(doing, case, WishKind.ANOTHER_COORDINATOR, CHANGE)
        doing.tells(Event(Happening.WISH_RECORDED, case_id=case.pk, wish_id=wish.pk, named=heads_of(case)))
        return wish


def answer_wish(*, wish_id: UUID, to_person: UUID, by: Actor, at: datetime) -> Wish:
    """The head offers the case to somebody else; what becomes of the offer is an ordinary handover."""
    with case_deed(by=by, at=at) as doing:
        wish = _locked(doing, wish_id)
        wanted = Wanted(HandoverKind.COORDINATION, wish.case.basis, to_person=to_person)
        wish.handover = offer(doing, wish.case, wanted)
        return _answered(doing, wish)


def refuse_wish(*, wish_id: UUID, reason: WishReason, by: Actor, at: datetime) -> Wish:
    """The present coordinator stays. The reason is a code: it stands in the history, and the person is told."""
    with case_deed(by=by, at=at) as doing:
        wish = _locked(doing, wish_id)
        record(doing, wish.case, "wish-refused", wish=wish.pk, reason=reason)
        return _answered(doing, wish)


def withdraw_from_course(*, case_id: UUID, by: Actor, at: datetime) -> Wish:
    """They leave: nothing more is offered on, and the coordinator is to talk with them and close."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.WISH)
        wish = _recorded(doing, case, WishKind.WITHDRAWAL, LEAVE)
        for handover in case.handovers.filter(kind=HandoverKind.DUTY, state__in=UNANSWERED):
            handover.case = case
            end_withdrawn(doing, handover)
            doing.tells(about(Happening.HANDOVER_WITHDRAWN, handover))
        case.next_duty, case.next_by = LEAVE, wish.respond_by
        save(case, "next_duty", "next_by")
        tell_task(doing, case, LEAVE)
        return wish


def _locked(doing: Deed, wish_id: UUID) -> Wish:
    """The wish with its case, locked, for a head of department; NotPossible once it is answered."""
    case_id = Wish.objects.filter(pk=wish_id).values_list("case", flat=True).first()
    case = lock_case(case_id) if case_id else None
    wish = wishes_with_whys(doing.by).filter(pk=wish_id).first() if case else None
    if case is None or wish is None or not wish.whys:
        raise NotFound()
    if "head" not in wish.whys:
        raise NotPermitted("not-permitted")
    wish.case = case
    if wish.answered_at:
        raise NotPossible("not-in-this-state", state="answered")
    return wish


def _answered(doing: Deed, wish: Wish) -> Wish:
    wish.answered_at, wish.answered_by = doing.at, doing.by.person
    wish.save(update_fields=["handover", "answered_at", "answered_by"])
    tell_task(doing, wish.case, CHANGE, wish.handover)
    doing.tells(Event(Happening.WISH_ANSWERED, case_id=wish.case_id))
    return wish


def _recorded(doing: Deed, case: Case, kind: WishKind, duty: str) -> Wish:
    if case.wishes.filter(kind=kind, answered_at=None).exists():
        raise NotPossible("wish-recorded-before")
    terms = terms_of(duty, doing.at)
    wish = Wish.objects.create(
        case=case,
        kind=kind,
        recorded_by=doing.by.person,
        created_at=doing.at,
        respond_by=due(doing.at, terms.respond_within, terms.clock),
    )
    record(doing, case, "wish-recorded", wish=wish.pk, kind=kind)
    return wish
