"""Where a case is open that has left a place: for those who hold it now. Inside a deed: nobody is told of it."""

from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.lifecycle import Handing
from backend.coordination.models import Case, Relocation


def gone_on(cases: QuerySet[Case], left: UUID) -> Case | None:
    """Of those that left this partnership the one that is open elsewhere, itself or as the case it was joined with."""
    departed = cases.filter(departures__partnership=left).order_by("-departures__left_at")
    return next((now for case in departed if (now := _open(case))), None)


def _open(case: Case) -> Case | None:
    seen = set()
    while case.held_in is None:
        seen.add(case.pk)
        joined = Relocation.objects.filter(handover__case=case, handover__state=Handing.ACCEPTED)
        into = joined.filter(into__isnull=False).order_by("-handover__ended_at").first()
        if into is None or into.into is None or into.into_id in seen:
            return None
        case = into.into
    return case
