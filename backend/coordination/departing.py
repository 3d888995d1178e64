"""Leaving a place, inside a deed that holds the case's lock: who had it there keeps an outcome line, and no sight."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef

from backend.coordination.acute_ending import end_all
from backend.coordination.events import Event, Happening
from backend.coordination.handing import end_withdrawn
from backend.coordination.lifecycle import CARRIED
from backend.coordination.models import (
    OF_THE_CASE,
    Case,
    Departure,
    FormerDecision,
    Handover,
    HistoryLine,
    Leaving,
    OutsideReceiver,
    Seat,
    WishKind,
)
from backend.core.deed import Deed
from backend.responsibilities.book import model_in_force


def depart(
    doing: Deed,
    case: Case,
    how: Leaving,
    *,
    staying: Collection[UUID] = (),
    outside: OutsideReceiver | None = None,
) -> Departure:
    """What the place had decided is written down before another decides anew. Asked after duties were settled."""
    departure = Departure.objects.create(
        case=case,
        number=case.number,
        how=how,
        partnership=case.partnership,
        municipality_id=case.municipality_id,
        coordinator_id=case.coordinator_id,
        deputy_id=case.deputy_id,
        left_at=doing.at,
        outside=outside,
    )
    if case.outcome:
        _keep_the_decision(departure)
    _withdraw_what_was_on_its_way(doing, case)
    _grant_another_coordinator(doing, case)
    left = _leave_seats(doing, case)
    end_all(case, doing.at)
    named = tuple(sorted({case.coordinator_id, case.deputy_id, *left} - set(staying)))
    doing.tells(Event(Happening.CASE_MOVED_AWAY, case_id=case.pk, named=named))
    return departure


def _keep_the_decision(departure: Departure) -> None:
    """Read from the history: when it was decided, and so by which edition of the model. A place that had not screened
    it since it came there leaves none: that of the place before stands already."""
    case = departure.case
    lines = HistoryLine.objects.filter(case=case, what__in=["screened", "moved"]).order_by("-id")
    what, at = lines.values_list("what", "at").first() or ("", departure.left_at)
    if what != "screened":
        return
    FormerDecision.objects.create(
        departure=departure,
        case=case,
        outcome=case.outcome,
        outcome_reason=case.outcome_reason,
        edition=model_in_force(at).version,
        decided_at=at,
        controller_id=case.controller_id,
    )


def _withdraw_what_was_on_its_way(doing: Deed, case: Case) -> None:
    """Another coordinator for the place that is left, or a move to somewhere else, is not wanted any more."""
    for handover in case.handovers.filter(kind__in=OF_THE_CASE, ended_at=None).prefetch_related("offers"):
        handover.case = case
        end_withdrawn(doing, handover)


def _grant_another_coordinator(doing: Deed, case: Case) -> None:
    """Who asked for another coordinator has one; whoever was to answer it is of the place that is left."""
    wishes = case.wishes.filter(kind=WishKind.ANOTHER_COORDINATOR, answered_at=None)
    wishes.update(answered_at=doing.at, answered_by=doing.by.person)


def _leave_seats(doing: Deed, case: Case) -> list[UUID]:
    """Every seat but of those whose duty goes along."""
    along = Handover.objects.filter(
        case=case, holder=OuterRef("person"), role=OuterRef("role"), state__in=CARRIED, ended_at=None
    )
    left = list(Seat.objects.filter(~Exists(along), case=case, left_at=None))
    if left:
        Seat.objects.filter(pk__in=[seat.pk for seat in left]).update(left_at=doing.at)
    return [seat.person_id for seat in left]
