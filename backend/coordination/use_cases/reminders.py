"""What was to be answered or told and was not: those concerned, and those above them, are told, once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from backend.coordination.access import HEADS, SCREENERS, heads_of, receivers_of, reviewers_of, screeners_of
from backend.coordination.deeds import apart, case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.models import (
    AcuteAccess,
    Message,
    Referral,
    ReferralState,
    RingRequest,
    SealedAddress,
    Telling,
    UdoeverNote,
    Wish,
)
from backend.coordination.protection import REMIND_BEFORE
from backend.coordination.udoever_notes import CLIMBS_AFTER
from backend.core.actor import acting_as, clock
from backend.core.clock import COPENHAGEN
from backend.responsibilities.selectors import role_holders


@dataclass(frozen=True)
class Waiting:
    """A kind of row that waits: which are overdue, what is said of one, and in which column that it was."""

    overdue: Callable[[datetime], QuerySet]
    said: Callable[[Any], Event]
    mark: str = "reminded_at"


def remind(*, at: datetime, kinds: Collection[Waiting] = ()) -> int:
    """Every row overdue and not yet called for; each in its own transaction, skipping what another has.

    Of this floor, or of the `kinds` that a higher one names.
    """
    return sum(
        apart(f"{row_id}", partial(_one, kind, row_id, at))
        for kind in kinds or WAITING
        for row_id in _ids(kind, at)
    )


def _ids(kind: Waiting, at: datetime) -> list[UUID]:
    with acting_as(clock("reminders")):
        return list(kind.overdue(at).order_by("pk").values_list("pk", flat=True))


def _one(kind: Waiting, row_id: UUID, at: datetime) -> bool:
    hand = clock("reminders")
    with acting_as(hand), case_deed(by=hand, at=at) as doing:
        row = kind.overdue(at).filter(pk=row_id).select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return False
        setattr(row, kind.mark, at)
        row.save(update_fields=[kind.mark])
        doing.tells(kind.said(row))
        return True


def _heads(row: Referral | Message) -> tuple[UUID, ...]:
    found = role_holders({row.partnership_id}, (*HEADS, *SCREENERS), row.municipality_id)
    return tuple(sorted(found.get(row.partnership_id, ())))


def _of_referral(row: Referral) -> Event:
    return Event(
        Happening.REFERRAL_OVERDUE, referral_id=row.pk, partnership_id=row.partnership_id, named=_heads(row)
    )


def _of_message(row: Message) -> Event:
    holders = (row.case.coordinator_id, row.case.deputy_id) if row.case else screeners_of(row)
    return Event(
        Happening.MESSAGE_OVERDUE,
        case_id=row.case_id,
        message_id=row.pk,
        partnership_id=row.case.partnership_id if row.case else row.partnership_id,
        named=holders,
    )


def _of_telling(row: Telling) -> Event:
    case = row.case
    return Event(Happening.TELL_OVERDUE, case_id=case.pk, named=(case.coordinator_id, case.deputy_id))


def _of_wish(row: Wish) -> Event:
    case = row.case
    return Event(
        Happening.WISH_OVERDUE,
        case_id=case.pk,
        wish_id=row.pk,
        partnership_id=case.partnership_id,
        named=heads_of(case),
    )


def _of_acute(row: AcuteAccess) -> Event:
    case = row.case
    return Event(
        Happening.ACUTE_UNREVIEWED,
        case_id=case.pk,
        partnership_id=case.partnership_id,
        named=reviewers_of(row),
    )


def _of_protection(row: SealedAddress) -> Event:
    return Event(Happening.PROTECTION_LAPSES, case_id=row.case_id)


def _of_udoever_note(row: UdoeverNote) -> Event:
    return Event(Happening.UDOEVER_NOTE_OVERDUE, partnership_id=row.partnership_id, named=receivers_of(row))


def _of_ring(row: RingRequest) -> Event:
    return Event(Happening.RING_OVERDUE, case_id=row.case_id)


def _of_ring_climbing(row: RingRequest) -> Event:
    return Event(Happening.RING_UNANSWERED, case_id=row.case_id, partnership_id=row.case.partnership_id)


# of a closed case nothing can be told or answered
OF_OPEN_CASES = Q(case__held_in__isnull=False)
WAITING = (
    Waiting(
        lambda at: Referral.objects.filter(state=ReferralState.RECEIVED, respond_by__lt=at, reminded_at=None),
        _of_referral,
    ),
    Waiting(
        lambda at: Message.objects.filter(
            handled_at=None, respond_by__lt=at, reminded_at=None
        ).select_related("case"),
        _of_message,
    ),
    Waiting(
        lambda at: Telling.objects.filter(
            OF_OPEN_CASES, told_at=None, due_by__lt=at, reminded_at=None
        ).select_related("case"),
        _of_telling,
    ),
    Waiting(
        lambda at: Wish.objects.filter(
            OF_OPEN_CASES, answered_at=None, respond_by__lt=at, reminded_at=None
        ).select_related("case"),
        _of_wish,
    ),
    Waiting(
        lambda at: AcuteAccess.objects.filter(
            reviewed_at=None, review_by__lt=at, reminded_at=None
        ).select_related("case"),
        _of_acute,
    ),
    # told before it lapses, of a closed case as well; the address stays sealed after that
    Waiting(
        lambda at: SealedAddress.objects.filter(
            ended_at=None,
            expires_on__lte=at.astimezone(COPENHAGEN).date() + REMIND_BEFORE,
            reminded_at=None,
        ),
        _of_protection,
    ),
    Waiting(
        lambda at: UdoeverNote.objects.filter(handled_at=None, respond_by__lt=at, reminded_at=None),
        _of_udoever_note,
    ),
    # first the two who hold the case, then the chair
    Waiting(
        lambda at: RingRequest.objects.filter(
            OF_OPEN_CASES, ended_at=None, respond_by__lt=at, reminded_at=None
        ),
        _of_ring,
    ),
    Waiting(
        lambda at: RingRequest.objects.filter(
            OF_OPEN_CASES, ended_at=None, respond_by__lt=at - CLIMBS_AFTER, climbed_at=None
        ).select_related("case"),
        _of_ring_climbing,
        mark="climbed_at",
    ),
)
