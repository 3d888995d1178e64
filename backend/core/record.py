"""Writing to the record of looking. It commits with the request, also when what was asked is refused."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection

from backend.core.actor import Actor
from backend.core.models import RecordLine

# a list of twenty costs as much to put on record, row by row, as to read
LOOKS = """
insert into record_line (at, actor_kind, actor, for_whom, agency, act, outcome, about, reason)
select %(at)s, %(kind)s, %(actor)s::uuid, %(for_whom)s, %(agency)s::uuid, %(act)s, 'ok', about, ''
from unnest(%(abouts)s::text[]) with ordinality as looked (about, place)
order by place
"""


def put_on_record(
    by: Actor, *, at: datetime, act: str, outcome: str = "ok", about: str = "", reason: str = ""
) -> None:
    RecordLine.objects.create(
        at=at,
        actor_kind=by.kind,
        actor=by.id,
        for_whom=by.for_whom[:100],
        agency=_agency_of(by),
        act=act[:64],
        outcome=outcome[:64],
        about=about[:100],
        reason=reason,
    )


def put_looks_on_record(by: Actor, *, at: datetime, act: str, abouts: Collection[str]) -> None:
    """A line for each thing looked at; one for a look that found nothing."""
    who = {"kind": str(by.kind), "actor": by.id, "for_whom": by.for_whom[:100], "agency": _agency_of(by)}
    with connection.cursor() as cursor:
        cursor.execute(LOOKS, {"at": at, "act": act, "abouts": list(abouts) or [""], **who})


def _agency_of(by: Actor) -> UUID | None:
    return by.person.agency_id if by.person else None
