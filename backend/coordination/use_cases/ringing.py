"""Whoever holds the case has rung the police's prevention contact: the request is answered, and the contact told."""

from datetime import datetime
from uuid import UUID

from backend.coordination.access import receivers_of
from backend.coordination.deeds import case_deed, lock_case, record
from backend.coordination.events import Event, Happening
from backend.coordination.models import RingRequest
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.core.sight import InSight


def rung(*, request_id: UUID, by: Actor, at: datetime) -> RingRequest:
    with case_deed(by=by, at=at) as doing:
        request = _held(request_id, by)
        if request.ended_at:
            raise NotPossible("not-in-this-state", state="rung")
        request.ended_at, request.ended_by = at, by.person
        request.save(update_fields=["ended_at", "ended_by"])
        record(doing, request.case, "rung", request=request.pk)
        if not request.unseen:
            _tell(doing, request)
        return request


def _held(request_id: UUID, by: Actor) -> RingRequest:
    """The request, its case locked, for one who holds the case; NotPermitted for the one who asked."""
    found = RingRequest.objects.filter(pk=request_id).values_list("case_id", flat=True).first()
    case = lock_case(found) if found else None
    seen = RingRequest.objects.filter(pk__in=InSight("ring_request_sight", by.id), pk=request_id)
    request = seen.select_related("note", "case").first()
    if case is None or request is None:
        raise NotFound()
    if by.id not in (case.coordinator_id, case.deputy_id):
        raise NotPermitted("not-permitted")
    return request


def _tell(doing: Deed, request: RingRequest) -> None:
    """Those who can read the note; of a sealed case nobody, who would learn that there is one."""
    doing.tells(Event(Happening.RUNG, note_id=request.note_id, named=receivers_of(request.note)))
