"""What becomes of each duty under way when the person moves: closed, offered anew there, or carried over (row 47).

One by one. What nobody decided is carried over where its holder takes part there as well, and else offered anew: it is
never dropped. A duty that leans on the person's consent goes to the new coordinator, who asks for it anew (P7).
"""

from collections.abc import Mapping
from enum import StrEnum

from backend.coordination.asking_anew import ASKED_ANEW
from backend.coordination.deeds import record, save
from backend.coordination.events import Event, Happening
from backend.coordination.handing import wait, withdraw_offer
from backend.coordination.lifecycle import CARRIED, Handing
from backend.coordination.models import Case, Handover, HandoverKind
from backend.coordination.offering import Wanted, draft, offer
from backend.coordination.places import Place
from backend.coordination.reasons import MOVED
from backend.coordination.sharing import takes_a_seat
from backend.coordination.staffing import candidates
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.book import UnknownCodeError


class Onward(StrEnum):
    CLOSE = "close"
    OFFER_ANEW = "offer-anew"
    CARRY_OVER = "carry-over"


def duties_under_way(case: Case) -> list[Handover]:
    rows = case.handovers.filter(kind=HandoverKind.DUTY, ended_at=None).prefetch_related("offers")
    return list(rows.order_by("created_at", "id"))


def leave_behind(doing: Deed, case: Case, chosen: Mapping[str, str], place: Place | None) -> list[Handover]:
    """Ends what does not go along; those of them that are to be offered anew are given back. `place`: where to, or
    nowhere that duties could follow."""
    anew = []
    for handover in duties_under_way(case):
        handover.case = case
        wanted = chosen.get(str(handover.pk), "")
        if wanted in ("", Onward.CARRY_OVER) and _goes_along(doing, handover, place):
            continue
        if wanted != Onward.CLOSE and place:
            anew.append(handover)
        _end(doing, handover)
    return anew


def _goes_along(doing: Deed, handover: Handover, place: Place | None) -> bool:
    """Its holder fills the role for that municipality, too."""
    if handover.state not in CARRIED or place is None or place.into:
        return False
    there = candidates(place.partnership, place.municipality, (handover.role,), doing.at, any_kind=True)
    return handover.holder_id in {each.person for each in there if each.here}


def _end(doing: Deed, handover: Handover) -> None:
    """The former side's row ends as it was; nothing of it is written over."""
    carried = handover.state in CARRIED
    withdraw_offer(doing, handover)
    handover.state = Handing.NOT_POSSIBLE if carried else Handing.WITHDRAWN
    handover.answer, handover.ended_at, handover.respond_by = MOVED, doing.at, None
    save(handover, "state", "answer", "ended_at", "respond_by")
    record(doing, handover.case, "duty-left-behind", handover=handover.pk)
    # who has a seat hears it with all who sat there
    if handover.holder_id and not takes_a_seat(handover.role, handover.basis):
        doing.tells(Event(Happening.CASE_MOVED_AWAY, case_id=handover.case_id, named=(handover.holder_id,)))


def offer_anew(doing: Deed, case: Case, duties: list[Handover]) -> None:
    for former in duties:
        wanted = Wanted(HandoverKind.DUTY, former.basis, duty=former.duty, to_role=former.role)
        if former.basis in ASKED_ANEW or not _offered(doing, case, wanted):
            _wait_for_the_coordinator(doing, case, wanted)


def _offered(doing: Deed, case: Case, wanted: Wanted) -> bool:
    try:
        offer(doing, case, wanted, sender=case.coordinator)
    except (NotPossible, Unusable, UnknownCodeError):
        return False
    return True


def _wait_for_the_coordinator(doing: Deed, case: Case, wanted: Wanted) -> None:
    """With a deadline, after which the chair hears of it, as if it had come back: but nobody sent it round (P4)."""
    handover = draft(doing, case, wanted, wanted.to_role, case.coordinator)
    wait(doing, handover, wanted.to_role)
    record(doing, case, "handover-waits", handover=handover.pk, suggested_role=wanted.to_role)
