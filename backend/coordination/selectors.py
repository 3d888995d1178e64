"""Reading cases and handovers: every reading names its reader first and goes through the sight relation."""

from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery

from backend.coordination.access import handover_seen_by, is_seen, seen_by, sees, sees_handover
from backend.coordination.models import (
    Case,
    CaseParty,
    CaseSight,
    ExternalReference,
    Handover,
    HandoverSight,
    HistoryLine,
    Seat,
)
from backend.coordination.sharing import (
    COURSE,
    FOR_CHILDREN,
    HOLDERS,
    Field,
    at_the_case,
    readable,
    readable_parties,
)
from backend.core.actor import Actor, Kind
from backend.core.cutting import Cut
from backend.core.prepared import fetched, prepared
from backend.core.refusals import NotFound
from backend.core.sight import InSight

# what a list shows of a case and of who holds it, and what more a case does: not their whole rows, twice a case
OF_A_LINE = (
    *("number", "state", "municipality", "opened_at", "closed_at"),
    *("acknowledge_by", "next_duty", "next_by", "version"),
    *("partnership__slug", "coordinator__name", "coordinator__phone", "deputy__name", "deputy__phone"),
)
OF_A_CASE = (
    *OF_A_LINE,
    *("outcome", "outcome_reason", "children", "summary", "sealed", "findable"),
    *("partnership__coordinating_kinds", "coordinator__hours", "coordinator__agency", "deputy__hours"),
)


def cases_for(reader: Actor) -> QuerySet[Case]:
    """The cases this reader sees, newest first."""
    return _listed(sees(reader)).order_by("-opened_at", "-id")


def _listed(seen: Q) -> QuerySet[Case]:
    held = Case.objects.filter(seen).select_related("partnership", "coordinator", "deputy")
    return held.only(*OF_A_LINE)


def case_lines(reader: Actor, state: str | None, cut: Cut, *position: datetime) -> list[Case]:
    """A part of them, where wanted of those in one state alone: what a list is made of."""
    return _lines(reader.id, state, cut, *position) if reader.kind is Kind.PERSON else []


@prepared
def _lines(person: UUID | None, state: str | None, cut: Cut, *position: datetime) -> QuerySet[Case]:
    """The part is cut before the people and the partnership of each case are looked up: they are the dearer half."""
    seen = Case.objects.filter(seen_by(person))
    part = cut.of(seen.filter(state=state) if state else seen, *position)
    return _listed(Q(pk__in=part.values("pk"))).order_by(*cut.ordering)


def case_for(reader: Actor, case_id: UUID) -> Case:
    """One case with its parties; in `whys` why it is seen, in `reference` what the reader's own agency calls it.
    NotFound where the reader may not know of it."""
    for case in _seen(reader.id, case_id) if reader.kind is Kind.PERSON else ():
        fetched(case, "parties", _parties(case_id))
        return case
    raise NotFound()


@prepared
def _seen(person: UUID | None, case_id: UUID) -> QuerySet[Case]:
    sights = CaseSight.objects.filter(person=person, case=OuterRef("pk")).values("why")
    own = ExternalReference.objects.filter(pk__in=InSight("reference_sight", person), case=OuterRef("pk"))
    return (
        _listed(seen_by(person))
        .only(*OF_A_CASE)
        .filter(pk=case_id)
        .annotate(whys=ArraySubquery(sights), reference=Subquery(own.values("reference")[:1]))
    )


@prepared
def _parties(case_id: UUID) -> QuerySet[CaseParty]:
    return CaseParty.objects.filter(case=case_id).order_by("kind", "id")


def check_seen(reader: Actor, case_id: UUID) -> None:
    """NotFound where the reader may not know of the case."""
    if not is_seen(reader, case_id):
        raise NotFound()


def history_for(reader: Actor, case_id: UUID) -> QuerySet[HistoryLine]:
    """All of it for those who hold the case; for a seat the case's own course (`sharing.COURSE`); else nothing."""
    whys = set(CaseSight.objects.filter(person=reader.id, case=case_id).values_list("why", flat=True))
    if not whys:
        raise NotFound()
    lines = HistoryLine.objects.filter(case=case_id).order_by("id")
    if not at_the_case(whys):
        return lines.none()
    return lines if whys & HOLDERS else lines.filter(what__in=COURSE)


def seats_for(reader: Actor, case_id: UUID) -> list[Seat]:
    """For those who have a place at the case; to others who see it for a while, empty. That children's own people
    sit there says that there are children."""
    whys = set(CaseSight.objects.filter(person=reader.id, case=case_id).values_list("why", flat=True))
    if not whys:
        raise NotFound()
    if not at_the_case(whys):
        return []
    seats = Seat.objects.filter(case=case_id).select_related("agency", "person").order_by("since", "id")
    return list(seats if Field.CHILDREN in readable(whys) else seats.exclude(role__in=FOR_CHILDREN))


def parties_for(reader: Actor, case_id: UUID) -> list[CaseParty]:
    """The people of a case of whom this reader may read (`sharing.PARTY_FIELDS`)."""
    whys = set(CaseSight.objects.filter(person=reader.id, case=case_id).values_list("why", flat=True))
    if not whys:
        raise NotFound()
    return list(
        CaseParty.objects.filter(case=case_id, kind__in=readable_parties(whys)).order_by("kind", "id")
    )


def handovers_for(reader: Actor) -> QuerySet[Handover]:
    """The handovers this reader sees; `whys` says why, and so how much of each may be shown."""
    return _handovers(sees_handover(reader), reader.id)


def _handovers(seen: Q, person: UUID | None) -> QuerySet[Handover]:
    sights = HandoverSight.objects.filter(person=person, handover=OuterRef("pk")).values("why")
    return (
        Handover.objects.filter(seen)
        .select_related("case__partnership", "case__coordinator", "holder", "sending_agency")
        .select_related("relocation__to_partnership", "relocation__to_municipality")
        .annotate(whys=ArraySubquery(sights))
        .order_by("-created_at", "-id")
    )


def handover_for(reader: Actor, handover_id: UUID) -> Handover:
    for handover in _handover(reader.id, handover_id) if reader.kind is Kind.PERSON else ():
        return handover
    raise NotFound()


@prepared
def _handover(person: UUID | None, handover_id: UUID) -> QuerySet[Handover]:
    return _handovers(handover_seen_by(person), person).filter(pk=handover_id).order_by()
