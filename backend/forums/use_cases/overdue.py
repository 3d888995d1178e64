"""The clock's own: what was to be done by a day that is over, and is not, is told once to those concerned.

One matter a transaction, skipped while somebody writes in it: a sweep later it is due still, and so it is while nobody
is in the room to hear.
"""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.deeds import apart
from backend.coordination.events import Event, Happening
from backend.core.actor import acting_as, clock
from backend.forums.access import who_hear_of
from backend.forums.deeds import room_deed
from backend.forums.due import today
from backend.forums.models import Decision, Matter, waiting


def sweep(*, at: datetime) -> int:
    """How many matters had something overdue that nobody was told of."""
    with acting_as(clock("rooms")):
        due = sorted(set(_untold(at).values_list("matter", flat=True)))
    return sum(apart(f"matter {matter_id}", partial(_one, matter_id, at)) for matter_id in due)


def _untold(at: datetime) -> QuerySet[Decision]:
    return Decision.objects.filter(waiting(), due__lt=today(at), reminded_at=None)


def _one(matter_id: UUID, at: datetime) -> bool:
    hand = clock("rooms")
    with acting_as(hand), room_deed(by=hand, at=at) as doing:
        free = Matter.objects.filter(pk=matter_id).select_for_update(no_key=True, skip_locked=True)
        if not free.values_list("pk"):
            return False
        untold = list(
            _untold(at).filter(matter=matter_id).select_related("matter").defer("text", "matter__about")
        )
        heard = [(decision, named) for decision in untold if (named := who_hear_of(decision))]
        for decision, named in heard:
            doing.tells(Event(Happening.DECISION_OVERDUE, matter_id=matter_id, named=named))
            decision.reminded_at = at
            decision.save(update_fields=["reminded_at"])
        return bool(heard)
