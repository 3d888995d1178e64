"""The record of looking as a chain (P10): a changed, removed or inserted line shows.

Lines are written side by side by every request, and would wait for each other if each were chained as it is written.
So the clock chains them, seconds later; a line it finds long after its time came in another way. The marks are made
with a key: who has the database but not the key cannot make a new chain.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.db import connection

from backend.core.actor import acting_as, clock
from backend.core.models import RecordAnchor, RecordSeal
from backend.core.sealing import mark

AT_ONCE = 2000
BEHIND = 10_000  # a transaction may commit this many numbers after it drew its own
ONE_AT_A_TIME = 720_261_123  # an advisory lock of this name
BEGINNING = ""

# from the oldest line among the last links: one line or link with a number far ahead holds nothing up
UNSEALED = """
select l.id, l.said from record_said l
where l.id > (
    select case when count(*) < %s then 0 else min(line) end
    from (select line from record_seal order by position desc limit %s) as last_links
) and not exists (select from record_seal s where s.line = l.id) order by l.id limit %s
"""


def seal_record(*, at: datetime) -> int:
    """Chains what was written since; how many lines. One process at a time, the others have nothing to do."""
    with acting_as(clock("record")), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(UNSEALED, [BEHIND, BEHIND, AT_ONCE])
        return len(RecordSeal.objects.bulk_create(_links(cursor.fetchall(), at)))


def _links(lines: Iterable[tuple[int, str]], at: datetime) -> Iterator[RecordSeal]:
    last = RecordSeal.objects.last() or RecordAnchor.objects.last()
    before, position = (last.mark, last.position) if last else (BEGINNING, 0)
    key = next(iter(settings.INDEX_KEYS))
    for number, said in lines:
        before, position = mark(before + said, key), position + 1
        yield RecordSeal(position=position, line=number, at=at, mark=before)
