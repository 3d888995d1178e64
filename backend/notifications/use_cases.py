"""What a person does with a notice: reads it."""

from datetime import datetime

from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.notifications.models import Notice


def mark_read(*, seq: int, by: Actor, at: datetime) -> None:
    """Read once; reading again changes nothing. NotFound for a number the inbox does not have."""
    mine = Notice.objects.filter(inbox=by.id, seq=seq)
    if not mine.filter(read_at=None).update(read_at=at) and not mine.exists():
        raise NotFound()
