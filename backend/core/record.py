"""Writing to the record of looking. It commits with the request, also when what was asked is refused."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from backend.core.actor import Actor
from backend.core.sealing import seal

# a list of twenty costs as much to put on record, row by row, as to read
LINES = """
insert into record_line (at, actor_kind, actor, for_whom, agency, act, outcome, about, reason)
select %(at)s, %(kind)s, %(actor)s::uuid, %(for_whom)s, %(agency)s::uuid, %(act)s, %(outcome)s, about, %(reason)s
from unnest(%(abouts)s::text[]) with ordinality as looked (about, place)
order by place
"""


def put_on_record(
    by: Actor, *, at: datetime, act: str, outcome: str = "ok", about: str = "", reason: str = ""
) -> None:
    _put(by, [about], at=at, act=act, outcome=outcome, reason=reason)


def put_looks_on_record(by: Actor, *, at: datetime, act: str, abouts: Collection[str]) -> None:
    """A line for each thing looked at; one for a look that found nothing."""
    _put(by, list(abouts) or [""], at=at, act=act, outcome="ok", reason="")


def _put(by: Actor, abouts: list[str], *, at: datetime, act: str, outcome: str, reason: str) -> None:
    line: dict[str, Any] = {
        "at": at,
        "act": act[:64],
        "outcome": outcome[:64],
        "reason": reason and seal(reason),
    }
    who = {"kind": str(by.kind), "actor": by.id, "for_whom": by.for_whom[:100], "agency": _agency_of(by)}
    with connection.cursor() as cursor:
        cursor.execute(LINES, line | who | {"abouts": [about[:100] for about in abouts]})


def _agency_of(by: Actor) -> UUID | None:
    return by.person.agency_id if by.person else None
