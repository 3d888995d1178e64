"""Reading partnerships as snapshots: two queries, whatever their size. What they answer is pure (`who_to_call`)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from backend.agencies.hours import read_hours
from backend.agencies.models import Absence, Coverage, Partnership, Placement, Post
from backend.agencies.selectors import on_day
from backend.core.clock import COPENHAGEN
from backend.responsibilities import snapshot as pure
from backend.responsibilities.models import Staffing
from backend.responsibilities.vocabulary import Text

AUDIENCES: dict[str, pure.Audience | None] = {"": None, "child": "child", "adult": "adult"}


def snapshots_covering(municipalities: Iterable[str], at: datetime) -> list[pure.Snapshot]:
    """The live partnerships that cover any of these municipalities on that day."""
    day = at.astimezone(COPENHAGEN).date()
    covering = Coverage.objects.filter(on_day(day), municipality__in=list(municipalities))
    return _read(Partnership.objects.filter(live_from__lte=at, pk__in=covering.values("partnership_id")), day)


def snapshot_of(slug: str, at: datetime) -> pure.Snapshot | None:
    """One partnership, live or not yet."""
    day = at.astimezone(COPENHAGEN).date()
    return next(iter(_read(Partnership.objects.filter(slug=slug), day)), None)


def _read(partnerships: QuerySet[Partnership], day: date) -> list[pure.Snapshot]:
    found = list(
        partnerships.annotate(
            places=ArraySubquery(_municipalities(day)),
            members=ArraySubquery(_people()),
            away=ArraySubquery(_absences()),
        )
    )
    staffing: dict[UUID, list[Staffing]] = {partnership.pk: [] for partnership in found}
    for row in Staffing.objects.filter(partnership__in=partnerships.values("pk")).select_related(
        "line__agency"
    ):
        staffing.get(row.partnership_id, []).append(row)
    return [_snapshot(partnership, staffing[partnership.pk]) for partnership in found]


def _municipalities(day: date) -> QuerySet:
    placed = Placement.objects.filter(on_day(day), municipality__coverages__partnership=OuterRef("pk"))
    covered = placed.filter(municipality__coverages__in=Coverage.objects.filter(on_day(day)))
    return covered.order_by("municipality_id").values(
        row=JSONObject(code="municipality_id", name="municipality__name", region="region_id")
    )


def _people() -> QuerySet:
    """Everybody with a post, the latest first, as they can be reached."""
    return (
        Post.objects.filter(partnership=OuterRef("pk"))
        .order_by("-since")
        .values(
            row=JSONObject(
                id="person_id",
                name="person__name",
                title="person__title",
                phone="person__phone",
                agency="agency__name",
                hours="person__hours",
                checked_on="person__checked_on",
                blocked_at="person__blocked_at",
                since="since",
                ended_at="ended_at",
            )
        )
    )


def _absences() -> QuerySet:
    return (
        Absence.objects.filter(person__posts__partnership=OuterRef("pk"))
        .distinct()
        .values(
            row=JSONObject(
                person="person_id", starts_at="starts_at", ends_at="ends_at", stand_in="stand_in_id"
            )
        )
    )


def _snapshot(partnership: Any, staffing: list[Staffing]) -> pure.Snapshot:
    people: dict[str, pure.Person] = {}
    for row in partnership.members:
        people.setdefault(row["id"], _person(row, partnership.away))
    return pure.Snapshot(
        slug=partnership.slug,
        title=partnership.name,
        municipalities=tuple(pure.Municipality(**row) for row in partnership.places),
        places=tuple(_place(row, people) for row in staffing if row.line_id or str(row.person_id) in people),
        people=tuple(people.values()),
        coordinating_kinds=frozenset(partnership.coordinating_kinds),
    )


def _person(row: dict[str, Any], absences: list[dict[str, Any]]) -> pure.Person:
    mine = [each for each in absences if each["person"] == row["id"]]
    return pure.Person(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        phone=row["phone"],
        agency=row["agency"],
        hours=read_hours(row["hours"] or None),
        checked_on=date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
        blocked=row["blocked_at"] is not None,
        absences=tuple(
            pure.Absence(_time(each["starts_at"]), _time(each["ends_at"]), each["stand_in"]) for each in mine
        ),
        in_post_from=_time(row["since"]),
        in_post_until=_time(row["ended_at"]),
    )


def _place(row: Staffing, people: dict[str, pure.Person]) -> pure.Place:
    return pure.Place(
        role=row.role,
        order=row.order,
        person=people.get(str(row.person_id)),
        line=_line(row.line) if row.line else None,
        municipality=row.municipality_id,
        audience=AUDIENCES[row.audience],
        hours=read_hours(row.hours or None),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def _line(line: Any) -> pure.Line:
    return pure.Line(
        title=Text(line.title_da, line.title_en),
        phone=line.phone,
        agency=line.agency.name,
        hours=read_hours(line.hours or None),
        checked_on=line.checked_on,
        public=line.public,
        ended_at=line.ended_at,
    )


def _time(written: str | None) -> Any:
    return datetime.fromisoformat(written) if written else None
