"""What a head of department is to review, read through sight."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.acute_selectors import acute_for
from backend.coordination.models import AcuteAccess
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPermitted

HEAD = "head"


def to_review_for(reader: Actor) -> QuerySet[AcuteAccess]:
    """What waits for this reader as head of department, soonest first."""
    mine = acute_for(reader).filter(whys__contains=[HEAD])  # type: ignore[misc]
    return mine.filter(reviewed_at=None).order_by("review_by", "id")


def open_for(reader: Actor, at: datetime) -> QuerySet[AcuteAccess]:
    """What this reader opened, and still sees."""
    return acute_for(reader).filter(person=reader.id, ends_at__gt=at)


def one_to_review(reader: Actor, acute_id: UUID) -> AcuteAccess:
    """Reviewed or not. NotPermitted for those who see it as its opener or holding the case."""
    row = acute_for(reader).filter(pk=acute_id).first()
    if row is None:
        raise NotFound()
    if HEAD not in row.whys:  # type: ignore[attr-defined]
        raise NotPermitted("not-permitted")
    return row
