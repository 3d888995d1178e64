"""Writing to the record of looking. It commits with the request, also when what was asked is refused."""

from collections.abc import Collection
from datetime import datetime

from backend.core.actor import Actor
from backend.core.models import RecordLine


def put_on_record(
    by: Actor, *, at: datetime, act: str, outcome: str = "ok", about: str = "", reason: str = ""
) -> None:
    _line(by, at, act, outcome, about, reason).save()


def put_looks_on_record(by: Actor, *, at: datetime, act: str, abouts: Collection[str]) -> None:
    """A line for each thing looked at; one for a look that found nothing."""
    RecordLine.objects.bulk_create(_line(by, at, act, "ok", about) for about in abouts or [""])


def _line(by: Actor, at: datetime, act: str, outcome: str, about: str, reason: str = "") -> RecordLine:
    return RecordLine(
        at=at,
        actor_kind=by.kind,
        actor=by.id,
        for_whom=by.for_whom[:100],
        agency=getattr(by.person, "agency_id", None),
        act=act[:64],
        outcome=outcome[:64],
        about=about[:100],
        reason=reason,
    )
