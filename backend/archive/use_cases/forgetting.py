"""The clock's own deeds on what has been kept long enough (model L15): texts go, ids, codes and dates stay.

Nothing goes while a term runs, before it is in its agency's own journal, or while somebody's request to see it is open
(model L10). What is not due now is due still at the next round.
"""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import connection

from backend.archive.models import Removal, Rule
from backend.archive.terms import record_kept_from
from backend.coordination.deeds import apart
from backend.core.actor import acting_as, clock
from backend.core.anchoring import AT_ONCE, forget_record

HAND = clock("archive")
# an agency at a case whose term is over and whose texts are filed; or a case (no agency) all of whose are
DUE = """
select cases.id, concerned.agency_id
from cases, lateral (
    select owner_id as agency_id from paper where case_id = cases.id
    union select agency_id from agency_at_case where case_id = cases.id
    union select null::uuid
) as concerned
where cases.state = 'closed' and not exists (
    select from removal where case_id = cases.id and removal.at >= cases.closed_at and (
        rule = 'last-term' or rule = 'agency-term' and removal.agency_id = concerned.agency_id
    )
) and not exists (
    select from unfiled
    where case_id = cases.id and (concerned.agency_id is null or owner_id = concerned.agency_id)
) and not case_is_held(cases.id) and term_is_over(cases.id, concerned.agency_id, %s, %s)
order by cases.id, concerned.agency_id nulls last
"""
FORGET = "select forget(%s, %s, %s, %s)"


def sweep(*, at: datetime) -> int:
    """Everything whose time is over, each in its own transaction; how many texts. The record of looking last."""
    with acting_as(HAND), connection.cursor() as cursor:
        cursor.execute(DUE, [settings.RETENTION_MONTHS, at])
        due = cursor.fetchall()
    gone: list[int] = []
    for case_id, agency_id in due:
        apart(f"case {case_id}", partial(_one, case_id, agency_id, at, gone))
    return sum(gone) + _forget_record(at)


def _one(case_id: UUID, agency_id: UUID | None, at: datetime, gone: list[int]) -> bool:
    with acting_as(HAND), connection.cursor() as cursor:
        cursor.execute(FORGET, [case_id, agency_id, settings.RETENTION_MONTHS, at])
        gone.append(cursor.fetchone()[0])
        return True


def _forget_record(at: datetime) -> int:
    total, removed = 0, AT_ONCE
    while removed == AT_ONCE:
        with acting_as(HAND):
            removed = forget_record(older_than=record_kept_from(at), at=at)
            if removed:
                Removal.objects.create(at=at, rule=Rule.RECORD_TERM, what="record_line", count=removed)
        total += removed
    return total
