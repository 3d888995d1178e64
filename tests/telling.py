"""What the cast has been told, and what a stranger to the keys reads in the database."""

from datetime import datetime, timedelta

from django.db import connection

from backend.coordination.models import Case, Handover, HandoverKind, Telling
from backend.coordination.offering import Wanted
from backend.coordination.use_cases import handovers
from backend.notifications.selectors import notices_for
from tests.cast import actor
from tests.situations import does, waiting


def heard(who: str) -> list[str]:
    """The kinds of the notices this person reads, in order."""
    return [notice.kind for notice in notices_for(actor(who))]


def raw(table: str) -> str:
    """The table as it lies on the disk."""
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table}")
        return str(cursor.fetchall())


def too_late(deadline: datetime | None) -> datetime:
    """The first moment that is no longer in time."""
    assert deadline
    return deadline + timedelta(seconds=1)


def handed(case: Case, duty: str, to_role: str = "") -> Handover:
    """A duty of an accepted case, offered by its coordinator."""
    wanted = Wanted(HandoverKind.DUTY, "consent", duty=duty, to_role=to_role)
    return does("koordinator", handovers.hand_over, case_id=case.pk, wanted=wanted)


def taken(case: Case, duty: str, who: str) -> Handover:
    """The same, accepted."""
    handed(case, duty)
    return does(who, handovers.accept, handover_id=waiting(case).pk)


def tasks(case: Case) -> list[Telling]:
    """What is still to be told."""
    return list(Telling.objects.filter(case=case, told_at=None))
