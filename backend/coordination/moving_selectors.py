"""Reading what became of a case that moved: the outcome line of those who had it, and what each place has decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case as Either
from django.db.models import Exists, OuterRef, QuerySet, Value, When

from backend.coordination.access import had_there, sees
from backend.coordination.models import (
    Case,
    Departure,
    DepartureSight,
    FormerDecision,
    Handover,
    HandoverKind,
    HistoryLine,
    Leaving,
    Offer,
    OfferAnswer,
    OutsideReceiver,
)
from backend.coordination.selectors import handovers_for
from backend.coordination.sharing import HOLDERS
from backend.coordination.telling_selectors import whys_for
from backend.core.actor import Actor
from backend.core.refusals import NotPermitted


def departures_for(reader: Actor) -> QuerySet[Departure, Any]:
    """Cases that left a place while this reader held them or sat at them there: a number, and that it was received.

    In `told` how: that the person had another case is for those who held this one.
    """
    held = DepartureSight.objects.filter(departure=OuterRef("pk"), person=reader.id, why="former")
    not_told = When(~Exists(held), how=Leaving.JOINED, then=Value(Leaving.MOVED.value))
    rows = Departure.objects.filter(had_there(reader)).select_related("municipality")
    return rows.annotate(told=Either(not_told, default="how")).order_by("-left_at", "-id")


def duties_for(reader: Actor, case_id: UUID) -> QuerySet[Handover]:
    """The duties under way, of whose future it is to be decided."""
    rows = handovers_for(reader).filter(case=case_id, kind=HandoverKind.DUTY, ended_at=None)
    return rows.order_by("created_at", "id")


def joined_with_for(reader: Actor, handover: Handover) -> str:
    """The number of the case that the one offered is to be joined with: for those who hold it, and nobody else."""
    if handover.kind != HandoverKind.MOVE or handover.relocation.into_id is None:
        return ""
    own = Case.objects.filter(sees(reader), pk=handover.relocation.into_id)
    return own.values_list("number", flat=True).first() or ""


@dataclass(frozen=True)
class Decided:
    """`what` is a duty of the model; `answer` the outcome of a screening, or a coded answer to a handover."""

    at: datetime
    place: str
    what: str
    answer: str


def receivers_outside_for(reader: Actor, case_id: UUID) -> list[OutsideReceiver]:
    """Who has it where there is no partnership, the latest first: for those who held it until then."""
    _check_holds(reader, case_id)
    return list(OutsideReceiver.objects.filter(case=case_id).order_by("-recorded_at", "id"))


def _check_holds(reader: Actor, case_id: UUID) -> None:
    if not HOLDERS & set(whys_for(reader, case_id)):
        raise NotPermitted("not-permitted")


def decisions_for(reader: Actor, case_id: UUID) -> list[Decided]:
    """What was refused and accepted, place by place, in the order it was said: for those who hold the case.

    The same facts refused in one district and accepted in another leave both here (seen in Denmark in 2022).
    """
    _check_holds(reader, case_id)
    case = Case.objects.filter(sees(reader)).get(pk=case_id)
    left = list(Departure.objects.filter(case=case))
    answers = (_answered(case, left, offer) for offer in _offers(case))
    return sorted([*_former(case), *_screened(case), *answers], key=lambda each: each.at)


def _former(case: Case) -> Iterator[Decided]:
    for row in FormerDecision.objects.filter(case=case).select_related("departure"):
        yield Decided(row.decided_at, row.departure.municipality_id, "screening", row.outcome)


def _screened(case: Case) -> Iterator[Decided]:
    """By the place where it is now, if that has screened it."""
    lines = HistoryLine.objects.filter(case=case, what__in=["screened", "moved"]).order_by("-id")
    last = lines.first()
    if last and last.what == "screened":
        yield Decided(last.at, case.municipality_id, "screening", case.outcome)


def _offers(case: Case) -> QuerySet[Offer]:
    kinds = (HandoverKind.DUTY, HandoverKind.MOVE)
    said = Offer.objects.filter(answer__in=[OfferAnswer.ACCEPTED, OfferAnswer.DECLINED])
    return said.filter(handover__case=case, handover__kind__in=kinds).select_related("handover__relocation")


def _answered(case: Case, left: list[Departure], offer: Offer) -> Decided:
    at = offer.answered_at or offer.offered_at
    place = _place(case, left, offer.handover, at)
    return Decided(at, place, offer.handover.duty, offer.reason or offer.answer)


def _place(case: Case, left: list[Departure], handover: Handover, at: datetime) -> str:
    """Of a move the place that answered; else where the case was then: `left` is in the order of leaving."""
    if handover.kind == HandoverKind.MOVE:
        return handover.relocation.to_municipality_id
    then = (each.municipality_id for each in left if at < each.left_at)
    return next(then, case.municipality_id)
