"""Reading for the steering group: what its chair is to place, by case number alone, and numbers of the partnership.

Numbers only: no case, no person. Inside the partnership they are shown as they are, small ones too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Aggregate,
    CharField,
    Count,
    DurationField,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models import Case as Either
from django.db.models.functions import Coalesce, TruncWeek

from backend.agencies.models import Partnership, Person
from backend.coordination.access import CHAIRS
from backend.coordination.lifecycle import CARRIED, UNANSWERED, Handing, State
from backend.coordination.models import Case, Handover, HistoryLine, Offer, PassedAround
from backend.coordination.places import heading_of
from backend.coordination.placing import check_asked, placeable
from backend.coordination.selectors import handovers_for
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound, NotPermitted
from backend.responsibilities.access import ADMINISTRATORS
from backend.responsibilities.selectors import staffing_of

WEEKS = 12
PASSES = {
    "moved": ("coordination-moved",),
    "unanswered": ("handover-declined", "offer-lapsed"),
    "returned": ("handover-returned",),
}


class Median(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Week:
    """How often coordination moved, offers came to nothing, and handovers went back, in a week (P4)."""

    begins: date
    moved: int
    unanswered: int
    returned: int


@dataclass(frozen=True)
class Acceptance:
    """How long handovers waited before somebody of this agency had them."""

    agency: str
    accepted: int
    median: timedelta
    longest: timedelta


@dataclass(frozen=True)
class Late:
    """`what`: unanswered, unfinished or unacknowledged; `since` the oldest deadline that passed."""

    agency: str
    what: str
    count: int
    since: datetime


def steered_by(reader: Actor) -> list[Partnership]:
    """The partnerships where this reader is chair or deputy of the steering group."""
    return _where(reader, CHAIRS)


def prepared_by(reader: Actor) -> list[Partnership]:
    """And those where they see to the staffing."""
    return _where(reader, (*CHAIRS, *ADMINISTRATORS))


def _where(reader: Actor, roles: Collection[str]) -> list[Partnership]:
    seats = staffing_of(reader.id, roles).values("partnership")
    return list(Partnership.objects.filter(pk__in=seats).order_by("name"))


def steered(reader: Actor, slug: str) -> Partnership:
    """NotPermitted for those who do not steer it."""
    found = next((each for each in steered_by(reader) if each.slug == slug), None)
    if found is None:
        known = Partnership.objects.filter(slug=slug).exists()
        raise NotPermitted("not-permitted") if known else NotFound()
    return found


def _steered(reader: Actor, partnership: Partnership) -> QuerySet:
    """The partnership, if the reader steers it; else nothing, and so every count is nothing."""
    return staffing_of(reader.id, CHAIRS).filter(partnership=partnership).values("partnership")


def to_place(reader: Actor) -> QuerySet[Handover]:
    """What this reader is to place as chair, the oldest first; nothing that is seen for another reason."""
    return (
        handovers_for(reader)
        .filter(sights__person=reader.id, sights__why="chair")
        .select_related("case__partnership", "case__municipality", "sending_agency")
        .order_by("created_at", "id")
    )


def to_place_in(reader: Actor, partnership: Partnership) -> QuerySet[Handover]:
    """Of one partnership: a move is placed where it leads."""
    here = Q(relocation=None, case__partnership=partnership) | Q(relocation__to_partnership=partnership)
    return to_place(reader).filter(here)


def one_to_place(reader: Actor, handover_id: UUID) -> Handover:
    handover = to_place(reader).filter(pk=handover_id).first()
    if handover is None:
        raise NotFound()
    return handover


def able_to_take(reader: Actor, handover: Handover, at: datetime) -> list[Person]:
    """The people the chair may place it with, by agency and name: those of the municipality it goes to first, unless
    that is sealed. NotPossible where the person is to be asked first."""
    with reaching(Reach.PLACING):
        check_asked(handover)
        found = placeable(handover, chair=reader.id, at=at)
    there = None if handover.case.sealed else heading_of(handover)[1]
    of_there = Q(pk__in=found, agency__municipality=there)
    rows = Person.objects.filter(pk__in=found).annotate(elsewhere=Either(When(of_there, 0), default=1))
    return list(rows.select_related("agency").order_by("elsewhere", "agency__name", "name"))


def passes_by_week(reader: Actor, partnership: Partnership, at: datetime) -> list[Week]:
    """The last weeks, this one included; a week in which nothing was passed is there as well."""
    monday = at.astimezone(COPENHAGEN).date()
    monday -= timedelta(days=monday.weekday())
    begins = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    counts = {kind: Count("id", filter=Q(what__in=what)) for kind, what in PASSES.items()}
    rows = (
        HistoryLine.objects.filter(
            case__partnership__in=_steered(reader, partnership), at__gt=at - timedelta(weeks=WEEKS)
        )
        .filter(at__lte=at, what__in=[each for what in PASSES.values() for each in what])
        .annotate(week=TruncWeek("at", tzinfo=COPENHAGEN))
        .values("week")
        .annotate(**counts)
        .order_by("week")
    )
    with reaching(Reach.NUMBERS):
        found: dict[date, Any] = {row["week"].date(): row for row in rows}
    return [_week(begins_on, found.get(begins_on, {})) for begins_on in begins]


def _week(begins: date, row: dict[str, Any]) -> Week:
    return Week(begins, *(row.get(kind, 0) for kind in PASSES))


def passed_around(reader: Actor, partnership: Partnership) -> list[PassedAround]:
    """Open cases that went past a threshold of the model, the newest first: by number, for those who hear of them."""
    with reaching(Reach.NUMBERS):
        return _passed_around(reader, partnership)


def passed_and_late(
    reader: Actor, partnership: Partnership, at: datetime
) -> tuple[list[PassedAround], list[Late]]:
    """Both, within one reach."""
    with reaching(Reach.NUMBERS):
        return _passed_around(reader, partnership), _late(reader, partnership, at)


def _passed_around(reader: Actor, partnership: Partnership) -> list[PassedAround]:
    found = PassedAround.objects.filter(sights__person=reader.id, case__partnership=partnership)
    return list(found.filter(case__held_in__isnull=False).select_related("case").order_by("-at", "measure"))


def acceptance_by_agency(reader: Actor, partnership: Partnership, at: datetime) -> list[Acceptance]:
    """The slowest first."""
    rows = (
        Handover.objects.filter(case__partnership__in=_steered(reader, partnership), accepted_at__lte=at)
        .filter(accepted_at__gt=at - timedelta(weeks=WEEKS), holder__agency__isnull=False)
        .values(agency=F("holder__agency__name"))
        .annotate(
            accepted=Count("id"),
            median=Median(F("accepted_at") - F("created_at")),
            longest=Max(F("accepted_at") - F("created_at")),
        )
        .order_by("-median", "agency")
    )
    with reaching(Reach.NUMBERS):
        return [Acceptance(**row) for row in rows]


def late_by_agency(reader: Actor, partnership: Partnership, at: datetime) -> list[Late]:
    """What should have been answered, done or acknowledged by now, and with whom it lies."""
    with reaching(Reach.NUMBERS):
        return _late(reader, partnership, at)


def _late(reader: Actor, partnership: Partnership, at: datetime) -> list[Late]:
    rows: list[dict[str, Any]] = [
        *_late_handovers(reader, partnership, at),
        *_late_cases(reader, partnership, at),
    ]
    return sorted((Late(**row) for row in rows), key=lambda late: late.since)


def _late_handovers(reader: Actor, partnership: Partnership, at: datetime) -> QuerySet:
    asked = Offer.objects.filter(handover=OuterRef("pk"), answer="").values("agency__name")[:1]
    unanswered = Q(state__in=list(UNANSWERED), respond_by__lt=at)
    unfinished = Q(state__in=list(CARRIED), complete_by__lt=at)
    return (
        Handover.objects.filter(unanswered | unfinished, _lies_in(_steered(reader, partnership)))
        .annotate(with_whom=Coalesce(asked, "holder__agency__name", "sending_agency__name"))
        .values(
            agency=F("with_whom"),
            what=Either(
                When(unanswered, then=Value("unanswered")),
                default=Value("unfinished"),
                output_field=CharField(),
            ),
        )
        .annotate(count=Count("id"), since=Min(Coalesce("respond_by", "complete_by")))
        .order_by("agency")
    )


def _lies_in(steered: QuerySet) -> Q:
    """A move that was offered is late where it leads; all else, and a move that came back, where its case is."""
    offered = Q(relocation__isnull=False) & ~Q(state=Handing.RETURNED)
    return Q(offered, relocation__to_partnership__in=steered) | Q(~offered, case__partnership__in=steered)


def _late_cases(reader: Actor, partnership: Partnership, at: datetime) -> QuerySet:
    return (
        Case.objects.filter(partnership__in=_steered(reader, partnership))
        .filter(state=State.RECEIVED, acknowledge_by__lt=at)
        .values(agency=F("controller__name"), what=Value("unacknowledged"))
        .annotate(count=Count("id"), since=Min("acknowledge_by"))
        .order_by("agency")
    )
