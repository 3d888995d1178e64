"""Walking the chain of the record: every place where it is not as it was written.

That its end was cut off shows only to whoever kept the end's mark elsewhere; so it can be printed, and asked about.
What is older than the record is kept went behind an anchor (see `anchoring`): the chain goes on from there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from backend.core.actor import acting_as, clock
from backend.core.anchoring import stands_on
from backend.core.chain import BEGINNING
from backend.core.models import RecordAnchor, RecordSeal
from backend.core.sealing import bears

LATE = timedelta(minutes=15)
ALONG = """
select s.position, s.line, s.mark, s.at - l.at, l.said
from record_seal s left join record_said l on l.id = s.line order by s.position
"""
BESIDE = """
select l.id from record_line l
where l.at < %s and not exists (select from record_seal s where s.line = l.id) order by l.id
"""


@dataclass(frozen=True)
class Flaw:
    """`what`: changed, removed, inserted (sealed long after its time), unsealed, missing-link, or false-anchor."""

    what: str
    position: int
    line: int


def flaws(*, at: datetime) -> Iterator[Flaw]:
    """In the order of the chain, then what is beside it. Walks all of it."""
    with acting_as(clock("record")):
        yield from _anchors()
        yield from _along_the_chain()
        yield from (Flaw("unsealed", 0, line) for (line,) in _each(BESIDE, at - LATE))


def _anchors() -> Iterator[Flaw]:
    before, position = BEGINNING, 0
    for anchor in RecordAnchor.objects.all():
        follows = anchor.position == position + anchor.count
        if not follows or not bears(stands_on(anchor, before), anchor.seal):
            yield Flaw("false-anchor", anchor.position, 0)
        before, position = anchor.seal, anchor.position


def _along_the_chain() -> Iterator[Flaw]:
    anchor = RecordAnchor.objects.last()
    before, expected = (anchor.mark, anchor.position + 1) if anchor else (BEGINNING, 1)
    for position, line, stored, waited, said in _each(ALONG):
        what = _wrong(position == expected, before, stored, waited, said)
        if what:
            yield Flaw(what, position, line)
        before, expected = stored, position + 1


def _wrong(follows: bool, before: str, stored: str, waited: timedelta | None, said: str) -> str:
    """What is wrong with one link; empty where nothing is."""
    if not follows:
        return "missing-link"
    if waited is None:
        return "removed"
    if not bears(before + said, stored):
        return "changed"
    return "inserted" if waited > LATE else ""


def _each(question: str, *about: datetime) -> Iterator[tuple]:
    """Row by row, however long the record is."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(question, about)
        yield from cursor


def end_of_chain() -> str:
    """Position and mark of the last link, to be kept elsewhere."""
    last = RecordSeal.objects.last() or RecordAnchor.objects.last()
    return f"{last.position}:{last.mark}" if last else "0:"


def still_holds(end: str) -> bool:
    """Whether the chain still has the link that was its end when `end` was kept, or it went behind an anchor since."""
    position, _, kept = end.partition(":")
    if position == "0" or RecordSeal.objects.filter(position=int(position), mark=kept).exists():
        return True
    anchor = RecordAnchor.objects.filter(position__gte=int(position)).first()
    return anchor is not None and (anchor.position > int(position) or anchor.mark == kept)
