"""How often one person may ask. Counted on the record itself, so that every process counts alike."""

from datetime import datetime, timedelta

from backend.core.actor import Actor
from backend.core.models import RecordLine
from backend.core.refusals import TooOften

WINDOW = timedelta(hours=1)


def not_too_often(by: Actor, at: datetime, *, act: str, most: int) -> None:
    """Hits and misses alike. TooOften from the one past `most` within the hour."""
    asked = RecordLine.objects.filter(actor=by.id, act=act, at__gt=at - WINDOW).count()
    if asked >= most:
        raise TooOften("too-often", retry_after=int(WINDOW.total_seconds()))
