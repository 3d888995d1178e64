"""What every deed in a room shares: it begins with the matter's lock, and asks who is in the room afresh."""

from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from backend.coordination.events import ring
from backend.core.actor import Actor
from backend.core.deed import Deed, deed, lock
from backend.core.refusals import NotFound, NotPossible
from backend.forums.access import sees_matters
from backend.forums.models import Matter


def room_deed(*, by: Actor, at: datetime) -> AbstractContextManager[Deed]:
    """Nobody outside is told. Of those in the room whoever has something to do hears so; the rest is read there."""
    return deed(by=by, at=at, ring=ring)


def locked_matter(by: Actor, matter_id: UUID) -> Matter:
    """The matter, locked, if the actor is in its room (else NotFound)."""
    locked = lock(Matter.objects.filter(pk=matter_id).select_related("forum"))
    if not locked or not Matter.objects.filter(sees_matters(by), pk=matter_id).exists():
        raise NotFound()
    return locked[0]


def check_open(matter: Matter) -> None:
    if matter.closed_at:
        raise NotPossible("not-in-this-state", state="closed")
