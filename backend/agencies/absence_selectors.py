"""Reading who is away, until when, and who could stand in. What was taken back is read by nobody."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet

from backend.agencies.models import Absence, Person
from backend.agencies.selectors import people_for
from backend.core.actor import Actor


def away_at(at: datetime, people: Collection[UUID]) -> dict[UUID, Absence]:
    """Who of these is away at that moment, with the stand-in. One query."""
    rows = _not_over(at).filter(person__in=people, starts_at__lte=at)
    return {row.person_id: row for row in rows}


def away_among(people: QuerySet[Person], at: datetime) -> QuerySet[Absence]:
    """Whoever of them is away at that moment, soonest back first. One query."""
    rows = _not_over(at).filter(person__in=people.order_by().values("pk"), starts_at__lte=at)
    back = F("ends_at").asc(nulls_last=True)
    return rows.select_related("person__agency", "stand_in").order_by(back, "person__name", "person")


def is_away(person: str, at: datetime) -> QuerySet[Absence]:
    """For another question's rows: the absence, at that moment, of whom the column `person` names."""
    return _not_over(at).filter(person=OuterRef(person), starts_at__lte=at)


def recorded_of(person_id: UUID) -> QuerySet[Absence]:
    """Over, under way or to come."""
    return Absence.objects.filter(person=person_id, cancelled_at=None)


def absences_of(person_id: UUID, at: datetime) -> QuerySet[Absence]:
    """Under way or to come."""
    return _not_over(at).filter(person=person_id).order_by("starts_at")


def stand_ins_for(reader: Actor, away: Person) -> QuerySet[Person]:
    """Colleagues of whoever is away who can sign in, as far as the reader shares a partnership with them."""
    able = people_for(reader).filter(is_active=True, blocked_at=None, agency__isnull=False)
    return able.filter(agency=away.agency_id).exclude(pk=away.pk)


def _not_over(at: datetime) -> QuerySet[Absence]:
    standing = Absence.objects.filter(cancelled_at=None)
    return standing.filter(Q(ends_at=None) | Q(ends_at__gt=at)).select_related("stand_in")
