"""Which notices called for something that is done by now: they are news still, and wait for nobody."""

from collections.abc import Callable, Iterable
from uuid import UUID

from backend.coordination.entrance_selectors import messages_for, referrals_for
from backend.coordination.happenings import Happening
from backend.coordination.lifecycle import Handing
from backend.coordination.models import ReferralState
from backend.coordination.selectors import handovers_for
from backend.coordination.telling_selectors import wishes_for
from backend.coordination.udoever_note_selectors import notes_for, rings_waiting_for
from backend.core.actor import Actor
from backend.forums.selectors import decisions_waiting, decisions_waiting_for
from backend.notifications.selectors import Told


def _to_ring(reader: Actor) -> set[UUID]:
    return {row.case_id for row in rings_waiting_for(reader)}


def _to_do(reader: Actor) -> set[UUID]:
    return set(decisions_waiting_for(reader).values_list("matter_id", flat=True))


def _undone(reader: Actor) -> set[UUID]:
    return set(decisions_waiting(reader).exclude(reminded_at=None).values_list("matter_id", flat=True))


def _of(rows: Callable, **waiting: object) -> Callable[[Actor], set[UUID]]:
    return lambda reader: set(rows(reader).filter(**waiting).order_by().values_list("pk", flat=True))


# what waits still, of each kind that calls for something
WAITING: dict[str, Callable[[Actor], set[UUID]]] = {
    Happening.ASKED_TO_RING: _to_ring,
    Happening.RING_OVERDUE: _to_ring,
    Happening.HANDOVER_OFFERED: _of(handovers_for, state=Handing.OFFERED),
    Happening.REFERRAL_RECEIVED: _of(referrals_for, state=ReferralState.RECEIVED),
    Happening.MESSAGE_RECEIVED: _of(messages_for, handled_at=None),
    Happening.WISH_RECORDED: _of(wishes_for, answered_at=None),
    Happening.DECISION_ASSIGNED: _to_do,
    Happening.DECISION_OVERDUE: _undone,
    Happening.UDOEVER_NOTE_RECEIVED: _of(notes_for, handled_at=None),
}


def settled(reader: Actor, told: Iterable[Told]) -> set[int]:
    """Their numbers. Each kind is asked for once, and only where there is such a notice."""
    calling = [each for each in told if each.kind in WAITING and each.about]
    waits = {kind: WAITING[kind](reader) for kind in {each.kind for each in calling}}
    return {each.seq for each in calling if each.about and UUID(each.about["id"]) not in waits[each.kind]}
