"""Writing to the record of looking. It commits with the request, also when what was asked is refused."""

from datetime import datetime

from backend.core.actor import Actor
from backend.core.models import RecordLine


def put_on_record(
    by: Actor, *, at: datetime, act: str, outcome: str = "ok", about: str = "", reason: str = ""
) -> None:
    RecordLine.objects.create(
        at=at,
        actor_kind=by.kind,
        actor=by.id,
        agency=getattr(by.person, "agency_id", None),
        act=act[:64],
        outcome=outcome[:64],
        about=about[:100],
        reason=reason,
    )
