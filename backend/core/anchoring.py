"""The record of looking is kept for a set time (P10). Its oldest lines go in whole stretches, behind an anchor.

A stretch that is not as it was written stays: what shows must not be removed by its age. The anchor says how many lines
went and how the chain went on, under a seal that takes the key: so nobody else can cut the beginning off.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

from backend.core.actor import acting_as, clock
from backend.core.chain import BEGINNING, ONE_AT_A_TIME
from backend.core.models import RecordAnchor
from backend.core.sealing import bears, mark

log = logging.getLogger(__name__)

AT_ONCE = 2000
OLDEST = """
select s.position, s.mark, l.at, l.said from record_seal s left join record_said l on l.id = s.line
order by s.position limit %s
"""
FORGET = "select forget_record(%s, %s, %s, %s, %s, %s)"


@dataclass(frozen=True)
class Link:
    position: int
    mark: str
    at: datetime | None
    said: str | None


def forget_record(*, older_than: datetime, at: datetime) -> int:
    """Removes the oldest stretch of lines from before `older_than`; how many. 0 where there is none, or one flawed."""
    with acting_as(clock("record")), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        last = RecordAnchor.objects.last()
        cursor.execute(OLDEST, [AT_ONCE])
        gone = _whole((Link(*row) for row in cursor.fetchall()), last, older_than)
        if not gone:
            return 0
        end = gone[-1]
        anchor = RecordAnchor(position=end.position, count=len(gone), mark=end.mark, before=older_than, at=at)
        seal = mark(stands_on(anchor, last.seal if last else BEGINNING), next(iter(settings.INDEX_KEYS)))
        cursor.execute(FORGET, [end.position, len(gone), end.mark, older_than, at, seal])
        return len(gone)


def _whole(links: Iterable[Link], last: RecordAnchor | None, older_than: datetime) -> list[Link]:
    """The stretch from the beginning that is over and as it was written."""
    stretch: list[Link] = []
    before, position = (last.mark, last.position) if last else (BEGINNING, 0)
    for link in links:
        if link.at and link.at >= older_than:
            break
        if not _follows(link, before, position):
            log.error("the record is not as it was written at position %s: nothing is removed", link.position)
            return []
        stretch.append(link)
        before, position = link.mark, link.position
    return stretch


def _follows(link: Link, before: str, position: int) -> bool:
    told = link.said is not None and link.position == position + 1
    return told and bears(before + str(link.said), link.mark)


def stands_on(anchor: RecordAnchor, before: str) -> str:
    """What its seal is of, with the seal of the one before it."""
    moments = f"{anchor.before.timestamp()}|{anchor.at.timestamp()}"
    return f"{before}|{anchor.position}|{anchor.count}|{anchor.mark}|{moments}"
