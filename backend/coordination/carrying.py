"""What waits at a case that is joined with another waits at the other from then on: nothing ends with the case (P3)."""

from backend.coordination.deeds import record, save
from backend.coordination.models import Case, WishKind
from backend.coordination.ringing import tell_who_rings_now
from backend.coordination.tasks import LEAVE, tell_task
from backend.core.deed import Deed


def carry(doing: Deed, case: Case, into: Case) -> None:
    """Inside the deed that joins them, both locked."""
    _rings(doing, case, into)
    _wish_to_leave(doing, case, into)


def _rings(doing: Deed, case: Case, into: Case) -> None:
    """Of one note that both were asked about, one request is enough. A sealed case stays unseen by who told."""
    asked = set(into.ring_requests.values_list("note", flat=True))
    for request in case.ring_requests.filter(ended_at=None):
        if request.note_id in asked:
            request.ended_at = doing.at
        else:
            request.case, request.unseen = into, request.unseen or into.sealed
            record(doing, into, "asked-to-ring", request=request.pk)
        request.save(update_fields=["case", "unseen", "ended_at"])
    tell_who_rings_now(doing, into)


def _wish_to_leave(doing: Deed, case: Case, into: Case) -> None:
    """They leave the course, not one of two cases: whoever holds the other is to talk with them and close (P11)."""
    known = into.wishes.filter(kind=WishKind.WITHDRAWAL, answered_at=None).exists()
    for wish in case.wishes.filter(kind=WishKind.WITHDRAWAL, answered_at=None):
        if known:
            wish.answered_at, wish.answered_by = doing.at, doing.by.person
        else:
            wish.case = into
            into.next_duty, into.next_by = LEAVE, wish.respond_by
            save(into, "next_duty", "next_by")
            record(doing, into, "wish-recorded", wish=wish.pk, kind=wish.kind)
            tell_task(doing, into, LEAVE)
        wish.save(update_fields=["case", "answered_at", "answered_by"])
