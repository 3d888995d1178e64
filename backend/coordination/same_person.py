"""The same person with an open case elsewhere, known by CPR number alone. Inside a deed: nobody is shown the other."""

from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.models import Case, PartyKind
from backend.core.refusals import Unusable
from backend.core.sealing import blind_indexes


def open_there(case: Case, partnership: UUID) -> Case | None:
    """In that other partnership; the database lets one be open at a time."""
    return _others(case).filter(partnership=partnership).first()


def the_other(case: Case, number: str) -> Case:
    """By its number, which its coordinator has said. One answer for every reason why not: it tells of no case."""
    found = _others(case).filter(number=number.strip().upper()).first()
    if found is None:
        raise Unusable("not-the-same-person", field="number")
    return found


def _others(case: Case) -> QuerySet[Case]:
    exposed = case.parties.filter(kind=PartyKind.EXPOSED).first()
    known_by = blind_indexes(exposed.cpr) if exposed and exposed.cpr else []
    found = Case.objects.filter(exposed_index__in=known_by, held_in__isnull=False).exclude(pk=case.pk)
    return found.exclude(partnership=case.partnership_id).select_related("partnership")
