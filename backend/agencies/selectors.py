"""Reading who there is. People are seen by those who share a partnership with them."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from backend.agencies.models import (
    Agency,
    Coverage,
    Partnership,
    Person,
    Placement,
    PoliceDistrict,
    Post,
)
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.prepared import prepared
from backend.core.refusals import NotFound


def on_day(day: date) -> Q:
    """Rows valid on that day: from the day they begin, to the day before they end."""
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gt=day))


def placements_on(day: date) -> QuerySet[Placement]:
    """Where each municipality lies on that day, with the partnership that covers it then."""
    coverages = Coverage.objects.filter(on_day(day)).select_related("partnership")
    return (
        Placement.objects.filter(on_day(day))
        .select_related("municipality", "region", "police_district")
        .prefetch_related(Prefetch("municipality__coverages", coverages, to_attr="covered_by"))
        .order_by("municipality_id")
    )


def coverages_at(at: datetime) -> QuerySet[Coverage]:
    """Which municipalities a live partnership covers that day."""
    day = at.astimezone(COPENHAGEN).date()
    return Coverage.objects.filter(on_day(day), partnership__live_from__lte=at)


def partnership_covering(municipality: str, at: datetime) -> Partnership | None:
    """The live partnership that covers the municipality that day."""
    covering = _covering(municipality, at, at.astimezone(COPENHAGEN).date())
    return covering[0].partnership if covering else None


@prepared
def _covering(municipality: str, at: datetime, day: date) -> QuerySet[Coverage]:
    live = Coverage.objects.filter(on_day(day), partnership__live_from__lte=at, municipality=municipality)
    return live.select_related("partnership").order_by("pk")[:1]


def municipalities_taking_part(at: datetime) -> set[str]:
    """Codes of those that a live partnership covers that day."""
    return set(coverages_at(at).values_list("municipality", flat=True))


def partnerships_of(reader: Actor) -> QuerySet:
    """The partnerships in which the reader holds a live post, as a list of ids for other questions."""
    return Post.objects.filter(person=reader.id, ended_at=None).values("partnership_id")


def place_of(reader: Actor, at: datetime) -> str:
    """A municipality of the reader's own partnership, where none was named; empty where there is none."""
    mine = coverages_at(at).filter(partnership__in=partnerships_of(reader))
    return mine.order_by("municipality").values_list("municipality", flat=True).first() or ""


def people_for(reader: Actor) -> QuerySet[Person]:
    """Oneself, and whoever has or had a post in a partnership where the reader has one."""
    mine = partnerships_of(reader)
    shared = Post.objects.filter(partnership__in=mine).values("person_id")
    return (
        Person.objects.filter(Q(pk=reader.id) | Q(pk__in=shared))
        .select_related("agency")
        .order_by("name", "id")
    )


def person_for(reader: Actor, person_id: UUID) -> Person:
    person = people_for(reader).filter(pk=person_id).first()
    if person is None:
        raise NotFound()
    return person


def agencies_for(reader: Actor) -> QuerySet[Agency]:
    return Agency.objects.order_by("name", "id")


def partnerships_for(reader: Actor) -> QuerySet[Partnership]:
    """Every partnership: that it exists is public among those who sign in; who sits in it is not said here."""
    return Partnership.objects.select_related("police_district").order_by("slug")


def partnership_for(reader: Actor, slug: str) -> Partnership:
    found = (
        partnerships_for(reader)
        .filter(slug=slug)
        .prefetch_related("coverages__municipality", "partners__agency", "forums__members")
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def posts_of(reader: Actor) -> QuerySet[Post]:
    return Post.objects.filter(person=reader.id, ended_at=None).select_related("partnership", "agency")


def police_districts_for(reader: Actor) -> QuerySet[PoliceDistrict]:
    """Public knowledge, the same for every reader."""
    return PoliceDistrict.objects.order_by("code")


def holds_post_in(reader: Actor, slug: str) -> bool:
    return Post.objects.filter(person=reader.id, ended_at=None, partnership__slug=slug).exists()
