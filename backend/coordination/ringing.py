"""A case is asked to ring the police's prevention contact, inside a deed that holds its lock, until somebody has."""

from backend.coordination.deeds import record
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, RingRequest, UdoeverNote
from backend.coordination.udoever_notes import ring_by
from backend.core.deed import Deed
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of


def ask_to_ring(doing: Deed, note: UdoeverNote, case: Case) -> RingRequest:
    """Once: asking again is no second request. One asked for unseen is seen once the case is no longer sealed."""
    terms = terms_of(note.duty, doing.at)
    in_time = due(doing.at, terms.respond_within, terms.clock)
    wanted = {
        "ring": doing.by.person,
        "asked_at": doing.at,
        "respond_by": ring_by(doing.at, in_time, note.happens_on),
        "unseen": case.sealed,
    }
    request, new = RingRequest.objects.get_or_create(note=note, case=case, defaults=wanted)
    if new:
        record(doing, case, "asked-to-ring", request=request.pk)
        doing.tells(Event(Happening.ASKED_TO_RING, case_id=case.pk))
    elif request.unseen and not case.sealed:
        request.unseen = False
        request.save(update_fields=["unseen"])
    return request


def tell_who_rings_now(doing: Deed, case: Case) -> None:
    """Others hold the case from now: what waits to be rung about is theirs, and they hear of it."""
    if case.ring_requests.filter(ended_at=None).exists():
        doing.tells(Event(Happening.ASKED_TO_RING, case_id=case.pk))
