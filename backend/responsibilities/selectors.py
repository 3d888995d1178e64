"""Reading who staffs what. One query per question, whatever the size of the partnership."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from backend.agencies.absence_selectors import is_away
from backend.agencies.models import Agency, Person, Post
from backend.core.prepared import prepared
from backend.responsibilities.models import Staffing


class Those(NamedTuple):
    """Some people: `rows(about)` names them, as part of another question."""

    rows: Callable[[UUID], QuerySet]
    about: UUID


@dataclass(frozen=True)
class Staff:
    """A person in a role, able to act: a live post, a sign-in that is not blocked. `away` at the time asked."""

    person: Person
    agency: Agency
    role: str
    order: int
    municipality: str | None
    audience: str
    away: bool


def in_force(at: datetime) -> Q:
    return Q(valid_from__lte=at) & (Q(valid_until=None) | Q(valid_until__gt=at))


def staff_for(
    partnership_id: UUID, roles: Collection[str], at: datetime, *, without: Those | None = None
) -> list[Staff]:
    """Everybody who fills one of `roles` at `at`, in staffing order, `without` some."""
    return [
        Staff(row.person, row.person.agency, row.role, row.order, row.municipality_id, row.audience, row.away)
        for row in _staff(partnership_id, at, *(without or (None, None)), *roles)
        if row.person and row.person.agency
    ]


@prepared
def _staff(
    partnership: UUID,
    at: datetime,
    left_out: Callable[[UUID], QuerySet] | None,
    about: UUID | None,
    *roles: str,
) -> QuerySet[Any]:
    post = Post.objects.filter(live_in=OuterRef("partnership"), person=OuterRef("person"))
    rows = (
        Staffing.objects.filter(in_force(at), partnership=partnership, role__in=roles)
        .filter(Exists(post), person__is_active=True, person__blocked_at=None)
        .annotate(away=Exists(is_away("person", at)))
        .select_related("person__agency")
        .order_by("role", "order", "id")
    )
    return rows.exclude(person__in=left_out(about)) if left_out and about else rows


def holds_role(
    person_id: UUID | None, roles: Collection[str], *, partnership_id: UUID, municipality: str | None = None
) -> bool:
    """Whether this person fills one of `roles` there now (for the municipality, where one is named)."""
    return bool(_held(person_id, partnership_id, municipality, *roles))


@prepared
def _held(
    person: UUID | None, partnership: UUID, municipality: str | None, *roles: str
) -> QuerySet[Staffing, UUID]:
    return (
        staffing_of(person, roles, municipality).filter(partnership=partnership).values_list("pk", flat=True)
    )


def staffing_of(person_id: UUID | None, roles: Collection[str], municipality: str | None = None):
    """The live staffing of a person in `roles`, in partnerships where that person holds a live post."""
    rows = Staffing.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=Now()),
        Exists(Post.objects.filter(live_in=OuterRef("partnership"), person=OuterRef("person"))),
        person=person_id,
        role__in=roles,
        valid_from__lte=Now(),
    )
    if municipality:
        rows = rows.filter(Q(municipality=municipality) | Q(municipality=None))
    return rows


def all_roles_of(person_id: UUID | None) -> list[str]:
    """Every role this person fills now, anywhere."""
    rows = Staffing.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=Now()), person=person_id, valid_from__lte=Now()
    )
    return list(rows.values_list("role", flat=True).distinct())


def role_holders(
    partnership_ids: Collection[UUID], roles: Collection[str], municipality: str | None = None
) -> dict[UUID, set[UUID]]:
    """Who fills one of `roles` now (for the municipality, where one is named), by partnership."""
    rows = Staffing.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=Now()),
        Exists(Post.objects.filter(live_in=OuterRef("partnership"), person=OuterRef("person"))),
        partnership__in=partnership_ids,
        role__in=roles,
        person__isnull=False,
        person__blocked_at=None,
        valid_from__lte=Now(),
    )
    if municipality:
        rows = rows.filter(Q(municipality=municipality) | Q(municipality=None))
    found: dict[UUID, set[UUID]] = {}
    for partnership, person in rows.values_list("partnership_id", "person_id"):
        found.setdefault(partnership, set()).add(person)
    return found
