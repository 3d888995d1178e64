"""Reading what the exposed person is to be told and has been told, their wishes, and how often the case was passed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.access import sees_wishes
from backend.coordination.models import CaseSight, Handover, HistoryLine, Telling, Wish
from backend.coordination.sharing import Field, at_the_case, readable
from backend.core.actor import Actor
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound, NotPermitted


def tellings_for(reader: Actor, case_id: UUID) -> tuple[list[Telling], bool]:
    """The tellings of a case, and whether this reader may read the words of them."""
    whys = whys_for(reader, case_id)
    if not at_the_case(whys):
        return [], False
    rows = Telling.objects.filter(case=case_id).select_related("told_by").order_by("created_at", "id")
    return list(rows), Field.ADVICE_TOLD in readable(whys)


def whys_for(reader: Actor, case_id: UUID) -> list[str]:
    """Why the case is seen; NotFound where it is not."""
    whys = list(CaseSight.objects.filter(person=reader.id, case=case_id).values_list("why", flat=True))
    if not whys:
        raise NotFound()
    return whys


def wishes_for(reader: Actor) -> QuerySet[Wish]:
    """The wishes that wait for this reader, or stand at a case of theirs."""
    return Wish.objects.filter(sees_wishes(reader)).select_related("case").order_by("respond_by", "id")


def wishes_to_answer(reader: Actor) -> QuerySet[Wish]:
    """Wishes for another coordinator that wait for this reader as head of department, soonest first."""
    return wishes_for(reader).filter(answered_at=None, sights__person=reader.id, sights__why="head")


def wish_to_answer(reader: Actor, wish_id: UUID) -> Wish:
    """For the head of department, answered or not. NotPermitted for those who see it at their own case."""
    found = wishes_for(reader).select_related("case__partnership", "answered_by").filter(pk=wish_id)
    if not found:
        raise NotFound()
    wish = found.filter(sights__person=reader.id, sights__why="head").first()
    if wish is None:
        raise NotPermitted("not-permitted")
    return wish


@dataclass(frozen=True)
class Passes:
    """How often a case was passed (P4): moves of its coordination, offers that came to nothing, returns, waiting."""

    coordination_moves: int
    offers_unanswered: int
    returns: int
    waiting: timedelta


def passes_for(reader: Actor, case_id: UUID, at: datetime) -> Passes:
    """NotFound, too, for somebody who sees the case only in an emergency."""
    if not at_the_case(whys_for(reader, case_id)):
        raise NotFound()
    with reaching(Reach.PASSES):
        what = list(HistoryLine.objects.filter(case=case_id).values_list("what", flat=True))
        handovers = Handover.objects.filter(case=case_id).values_list("created_at", "accepted_at", "ended_at")
        waited = [(accepted or ended or at) - created for created, accepted, ended in handovers]
    return Passes(
        coordination_moves=what.count("coordination-moved"),
        offers_unanswered=what.count("handover-declined") + what.count("offer-lapsed"),
        returns=what.count("handover-returned"),
        waiting=sum(waited, timedelta()),
    )
