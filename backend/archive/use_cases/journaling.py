"""What an agency has had for days, and no journal of its own: its people at the case are told, once (model L15)."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import connection

from backend.archive.models import FilingPlace, JournalReminder
from backend.coordination.deeds import apart, case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case
from backend.core.actor import acting_as, clock

HAND = clock("archive")
WAITING = """
select distinct case_id, agency_id, wing from unfiled
where at < %s and not exists (
    select from journal_reminder as told
    where told.case_id = unfiled.case_id and told.agency_id = unfiled.agency_id and told.wing = unfiled.wing
      and told.at > unfiled.at
) order by 1, 2, 3
"""
Waiting = tuple[UUID, UUID, str]


def remind(*, at: datetime) -> int:
    """Everybody's own first duty, each in its own transaction. How many agencies were told."""
    return sum(apart(f"case {row[0]}", partial(_tell, row, at)) for row in _waiting(at))


def _waiting(at: datetime) -> list[Waiting]:
    with acting_as(HAND), connection.cursor() as cursor:
        cursor.execute(WAITING, [at - timedelta(days=settings.JOURNAL_DAYS)])
        return cursor.fetchall()


def _tell(row: Waiting, at: datetime) -> bool:
    case_id, agency_id, wing = row
    with acting_as(HAND), case_deed(by=HAND, at=at) as doing:
        JournalReminder.objects.create(case_id=case_id, agency_id=agency_id, wing=wing, at=at)
        doing.tells(Event(Happening.NOT_JOURNALED, case_id=case_id, named=_whom(row)))
        return True


def _whom(row: Waiting) -> tuple[UUID, ...]:
    """The coordinator, where the case is coordinated there; else who sits or sat there; else those who hold it."""
    case_id, agency_id, wing = row
    places = FilingPlace.objects.filter(case=case_id, agency=agency_id, wing=wing)
    there = dict(places.values_list("why", "person_id"))
    if "coordinator" in there:
        return (there["coordinator"],)
    case = Case.objects.get(pk=case_id)
    return tuple(sorted(set(there.values()))) or (case.coordinator_id, case.deputy_id)
