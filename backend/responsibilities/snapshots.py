"""Reading partnerships as snapshots: two queries, whatever their size. What they answer is pure (`who_to_call`)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
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

# How long a number counts after it was tried. Readiness looks a year ahead, so it warns half a year before. Ours.
A_NUMBER_COUNTS_FOR = timedelta(days=548)

Row = dict[str, Any]
PLACE = (
    *("partnership_id", "role", "order", "municipality_id", "audience"),
    *("hours", "valid_from", "valid_until", "person_id", "line_id"),
)
LINE = (
    *("line__title_da", "line__title_en", "line__phone", "line__agency__name"),
    *("line__hours", "line__checked_on", "line__public", "line__ended_at"),
)


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
    staffing: dict[UUID, list[Row]] = {partnership.pk: [] for partnership in found}
    rows = Staffing.objects.filter(partnership__in=staffing.keys()).order_by("role", "order", "id")
    for row in rows.values(*PLACE, *LINE):
        staffing[row["partnership_id"]].append(row)
    return [_snapshot(partnership, staffing[partnership.pk]) for partnership in found]


def _municipalities(day: date) -> QuerySet:
    """Those it covers on that day, each in the region where it lies then."""
    covered = Coverage.objects.filter(on_day(day), partnership=OuterRef(OuterRef("pk")))
    placed = Placement.objects.filter(on_day(day), municipality__in=covered.values("municipality"))
    return placed.order_by("municipality_id").values(
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


def _snapshot(partnership: Any, staffing: list[Row]) -> pure.Snapshot:
    people: dict[str, pure.Person] = {}
    for row in partnership.members:
        people.setdefault(row["id"], _person(row, partnership.away))
    filled = (row for row in staffing if row["line_id"] or str(row["person_id"]) in people)
    return pure.Snapshot(
        slug=partnership.slug,
        title=partnership.name,
        municipalities=tuple(pure.Municipality(**row) for row in partnership.places),
        places=tuple(_place(row, people) for row in filled),
        people=tuple(people.values()),
        coordinating_kinds=frozenset(partnership.coordinating_kinds),
        check_valid_for=A_NUMBER_COUNTS_FOR,
    )


def _person(row: Row, absences: list[Row]) -> pure.Person:
    mine = [each for each in absences if each["person"] == row["id"]]
    return pure.Person(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        phone=row["phone"],
        agency=row["agency"],
        hours=read_hours(row["hours"]),
        checked_on=date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
        blocked=row["blocked_at"] is not None,
        absences=tuple(
            pure.Absence(_time(each["starts_at"]), _time(each["ends_at"]), each["stand_in"]) for each in mine
        ),
        in_post_from=_time(row["since"]),
        in_post_until=_time(row["ended_at"]),
    )


def _place(row: Row, people: dict[str, pure.Person]) -> pure.Place:
    return pure.Place(
        role=row["role"],
        order=row["order"],
        person=people.get(str(row["person_id"])),
        line=_line(row) if row["line_id"] else None,
        municipality=row["municipality_id"],
        audience=row["audience"] or None,
        hours=read_hours(row["hours"]),
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
    )


def _line(row: Row) -> pure.Line:
    return pure.Line(
        title=Text(row["line__title_da"], row["line__title_en"]),
        phone=row["line__phone"],
        agency=row["line__agency__name"],
        hours=read_hours(row["line__hours"]),
        checked_on=row["line__checked_on"],
        public=row["line__public"],
        ended_at=row["line__ended_at"],
    )


def _time(written: str | None) -> Any:
    return datetime.fromisoformat(written) if written else None
