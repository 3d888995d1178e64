"""Reading the blind route: what has come in to its receiver, one's own receipts, and whom a case is asked to ring."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from backend.agencies.selectors import coverages_at
from backend.coordination.access import sees_udoever_notes
from backend.coordination.models import RingRequest, UdoeverNote
from backend.coordination.selectors import check_seen
from backend.coordination.udoever_notes import BASES_OF
from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.core.sight import InSight
from backend.responsibilities.selectors import staffing_of


def notes_for(reader: Actor) -> QuerySet[UdoeverNote]:
    """What lies with the reader as the police's prevention contact, the newest first."""
    return (
        UdoeverNote.objects.filter(sees_udoever_notes(reader))
        .select_related("sender", "controller")
        .order_by("-created_at", "-id")
    )


def note_for(reader: Actor, note_id: UUID) -> UdoeverNote:
    note = notes_for(reader).filter(pk=note_id).first()
    if note is None:
        raise NotFound()
    return note


def places_to_tell_of(reader: Actor, at: datetime) -> set[str]:
    """The municipalities of which this reader may tell: where they fill a role that knows an udøver, and no other."""
    rows = staffing_of(reader.id, BASES_OF).values_list("partnership_id", "municipality_id")
    filled = {(partnership, place) for partnership, place in rows}
    covered = coverages_at(at).filter(partnership__in={partnership for partnership, _place in filled})
    return {
        place
        for partnership, place in covered.values_list("partnership_id", "municipality_id")
        if filled & {(partnership, place), (partnership, None)}
    }


def notes_sent_by(reader: Actor) -> QuerySet[UdoeverNote]:
    """One's own receipts: when it was sent, and not a word of what it said or became."""
    mine = UdoeverNote.objects.filter(sender=reader.id).order_by("-created_at", "-id")
    return mine.only("id", "receipt", "created_at", "respond_by")


def rings_waiting_for(reader: Actor) -> QuerySet[RingRequest]:
    """Whom the reader is to ring for the cases they hold now, soonest first."""
    held = Q(case__coordinator=reader.id) | Q(case__deputy=reader.id)
    waiting = RingRequest.objects.filter(held, case__held_in__isnull=False, ended_at=None)
    seen = waiting.filter(pk__in=InSight("ring_request_sight", reader.id))
    return seen.select_related("ring", "case").order_by("respond_by", "id")


def ring_requests_for(reader: Actor, case_id: UUID) -> list[RingRequest]:
    """Whom those who hold the case are asked to ring; to others who see the case, nothing."""
    check_seen(reader, case_id)
    seen = RingRequest.objects.filter(pk__in=InSight("ring_request_sight", reader.id))
    return list(
        seen.filter(case=case_id, ended_at=None).select_related("ring", "case").order_by("asked_at", "id")
    )
