"""Who is told what: a pure table. Whether they may still see it is asked again when it is shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.coordination.happenings import Happening


class Group(StrEnum):
    """READERS see the case now, HOLDERS coordinate or deputise, CHAIRS are its partnership's, NAMED the event names."""

    READERS = "readers"
    HOLDERS = "holders"
    CHAIRS = "chairs"
    NAMED = "named"


@dataclass(frozen=True)
class Line:
    """Those told, what the notice points at, and whether the one who did it is told as well."""

    groups: frozenset[Group]
    about: str = ""


def _line(about: str, *groups: Group) -> Line:
    return Line(frozenset(groups), about)


H = Happening
R, K, C, N = Group.READERS, Group.HOLDERS, Group.CHAIRS, Group.NAMED

AUDIENCE: Mapping[Happening, Line] = {
    H.CASE_OPENED: _line("case", R),
    H.CASE_ACKNOWLEDGED: _line("case", R),
    H.CASE_SCREENED: _line("case", R),
    H.CASE_CHANGED: _line("case", R),
    H.CASE_CLOSED: _line("case", R),
    H.CASE_REOPENED: _line("case", R),
    H.COORDINATION_MOVED: _line("case", R),
    H.COORDINATION_LEFT: _line("", N),
    H.CASE_MOVED_AWAY: _line("", N),
    H.ACKNOWLEDGE_OVERDUE: _line("case", K),
    H.HANDOVER_OFFERED: _line("handover", N),
    H.HANDOVER_ACCEPTED: _line("handover", K),
    H.HANDOVER_DECLINED: _line("handover", K),
    H.HANDOVER_RETURNED: _line("handover", K),
    H.HANDOVER_WITHDRAWN: _line("handover", K),
    H.HANDOVER_TO_PLACE: _line("handover", K, C),
    H.HANDOVER_PLACED: _line("handover", K, N),
    H.CONTACT_ACHIEVED: _line("handover", K),
    H.HANDOVER_DONE: _line("handover", K),
    H.HANDOVER_NOT_POSSIBLE: _line("handover", K),
    H.HANDOVER_OVERDUE: _line("handover", K, N),
    H.OFFER_ENDED: _line("", N),
    H.NOBODY_LEFT: _line("", C, N),
    H.SIGNIN_BLOCKED: _line("", N),  # closes the sockets that are open
    H.ABSENCE_RECORDED: _line("case", N),
    H.ABSENCE_ENDED: _line("case", N),
    H.ABSENCE_CANCELLED: _line("case", N),
    H.SAME_PERSON_ELSEWHERE: _line("case", N),
    H.REFERRAL_RECEIVED: _line("referral", N),
    H.REFERRAL_ANSWERED: _line("referral", N),
    H.REFERRAL_OVERDUE: _line("", N, C),
    H.MESSAGE_RECEIVED: _line("message", N),
    H.MESSAGE_OVERDUE: _line("", N, C),
    H.COORDINATOR_LOOKED_UP: _line("case", N),
    H.TELL_DUE: _line("case", N),
    H.TELL_OVERDUE: _line("case", N),
    H.TOLD: _line("case", R),
    H.WISH_RECORDED: _line("wish", N),
    H.WISH_ANSWERED: _line("case", K),
    H.WISH_OVERDUE: _line("", N, C),
    H.RECUSED: _line("case", K, N),
    H.STAFF_PARTY: _line("case", K, N),
    H.NOBODY_TO_PLACE: _line("", K, N),
    H.ADDRESS_CHANGED: _line("case", K),
    H.ADDRESS_OPENED: _line("case", K),
    H.PROTECTION_LAPSES: _line("case", K),
    H.PASSED_AROUND: _line("", C),
    H.ACUTE_OPENED: _line("case", K),
    H.ACUTE_TO_REVIEW: _line("", N),
    H.ACUTE_REVIEWED: _line("case", K),
    H.ACUTE_UNREVIEWED: _line("", N, C),
    H.INFORMATION_SHARED: _line("case", N),
    H.CONSENT_ENDING: _line("case", N),
    H.CONSENT_TO_ASK_ANEW: _line("case", N),
    H.CONSENT_WITHDRAWN: _line("case", N),
    H.UDOEVER_NOTE_RECEIVED: _line("note", N),
    H.UDOEVER_NOTE_OVERDUE: _line("", N, C),
    H.ASKED_TO_RING: _line("case", K),
    H.RING_OVERDUE: _line("case", K),
    H.RING_UNANSWERED: _line("", C),
    H.RUNG: _line("note", N),
    H.NOT_JOURNALED: _line("", N),
    H.ACCESS_REQUESTED: _line("", N),
    H.ACCESS_TO_DECIDE: _line("", N),
    H.ACCESS_TO_APPROVE: _line("", N),
    H.ACCESS_OVERDUE: _line("", N, C),
    H.DECISION_ASSIGNED: _line("matter", N),
    H.DECISION_OVERDUE: _line("matter", N),
    H.WEBHOOK_FAILED: _line("webhook", N),
}


def told(
    kind: Happening,
    *,
    readers: Collection[UUID],
    holders: Collection[UUID],
    chairs: Collection[UUID],
    named: Collection[UUID],
    doer: UUID | None,
) -> list[UUID]:
    """Everyone told, each once, sorted: inboxes are rung in this order. Whoever did it knows, and is not told."""
    members = {Group.READERS: readers, Group.HOLDERS: holders, Group.CHAIRS: chairs, Group.NAMED: named}
    everyone = {person for group in AUDIENCE[kind].groups for person in members[group]}
    return sorted(everyone - {doer})
