"""Reading who is away, until when, and who could stand in."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from backend.agencies.models import Absence, Person
from backend.agencies.selectors import people_for
from backend.core.actor import Actor


def away_at(at: datetime, people: Collection[UUID]) -> dict[UUID, Absence]:
    """Who of these is away at that moment, with the stand-in. One query."""
    rows = _not_over(at).filter(person__in=people, starts_at__lte=at)
    return {row.person_id: row for row in rows}


def is_away(person: str, at: datetime) -> QuerySet[Absence]:
    """For another question's rows: the absence, at that moment, of whom the column `person` names."""
    return _not_over(at).filter(person=OuterRef(person), starts_at__lte=at)


def absences_of(person_id: UUID, at: datetime) -> QuerySet[Absence]:
    """Under way or to come."""
    return _not_over(at).filter(person=person_id).order_by("starts_at")


def stand_ins_for(reader: Actor, away: Person) -> QuerySet[Person]:
    """Colleagues of whoever is away who can sign in, as far as the reader shares a partnership with them."""
    able = people_for(reader).filter(is_active=True, blocked_at=None, agency__isnull=False)
    return able.filter(agency=away.agency_id).exclude(pk=away.pk)


def _not_over(at: datetime) -> QuerySet[Absence]:
    return Absence.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at)).select_related("stand_in")
