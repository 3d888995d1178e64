"""Who is told what: a pure table. Whether they may still see it is asked again when it is shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.coordination.happenings import Happening


class Group(StrEnum):
    """READERS see the case now; CHAIRS are its partnership's; NAMED are those the event names."""

    READERS = "readers"
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
R, C, N = Group.READERS, Group.CHAIRS, Group.NAMED

AUDIENCE: Mapping[Happening, Line] = {
    H.CASE_OPENED: _line("case", R),
    H.CASE_ACKNOWLEDGED: _line("case", R),
    H.CASE_SCREENED: _line("case", R),
    H.CASE_CHANGED: _line("case", R),
    H.CASE_CLOSED: _line("case", R),
    H.CASE_REOPENED: _line("case", R),
    H.COORDINATION_MOVED: _line("case", R),
    H.COORDINATION_LEFT: _line("", N),
    H.ACKNOWLEDGE_OVERDUE: _line("case", R),
    H.HANDOVER_OFFERED: _line("handover", N),
    H.HANDOVER_ACCEPTED: _line("handover", R),
    H.HANDOVER_DECLINED: _line("handover", R),
    H.HANDOVER_RETURNED: _line("handover", R),
    H.HANDOVER_WITHDRAWN: _line("handover", R),
    H.HANDOVER_TO_PLACE: _line("handover", R, C),
    H.HANDOVER_PLACED: _line("handover", R, N),
    H.CONTACT_ACHIEVED: _line("handover", R),
    H.HANDOVER_DONE: _line("handover", R),
    H.HANDOVER_NOT_POSSIBLE: _line("handover", R),
    H.HANDOVER_OVERDUE: _line("handover", R, N),
    H.OFFER_ENDED: _line("", N),
    H.NOBODY_LEFT: _line("", C, N),
    H.SIGNIN_BLOCKED: _line("", N),  # closes the sockets that are open
    H.ABSENCE_RECORDED: _line("case", N),
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
    H.WISH_ANSWERED: _line("case", R),
    H.WISH_OVERDUE: _line("", N, C),
    H.RECUSED: _line("case", R),
}


def told(
    kind: Happening,
    *,
    readers: Collection[UUID],
    chairs: Collection[UUID],
    named: Collection[UUID],
    doer: UUID | None,
) -> list[UUID]:
    """Everyone told, each once, sorted: inboxes are rung in this order. Whoever did it knows, and is not told."""
    members = {Group.READERS: readers, Group.CHAIRS: chairs, Group.NAMED: named}
    everyone = {person for group in AUDIENCE[kind].groups for person in members[group]}
    return sorted(everyone - {doer})
