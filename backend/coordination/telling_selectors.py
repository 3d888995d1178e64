"""Reading what the exposed person is to be told and has been told, their wishes, and how often the case was passed."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.access import sees_wishes
from backend.coordination.models import CaseSight, Telling, Wish
from backend.coordination.passed import facts_of
from backend.coordination.passing_around import Passes, passes_of, past
from backend.coordination.sharing import Field, at_the_case, readable
from backend.core.actor import Actor
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound, NotPermitted
from backend.responsibilities.asking import edition_at
from backend.responsibilities.vocabulary import Measure


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


def passes_for(reader: Actor, case_id: UUID, at: datetime) -> tuple[Passes, list[Measure]]:
    """And what went past a threshold. NotFound, too, for somebody who sees the case in an emergency alone."""
    if not at_the_case(whys_for(reader, case_id)):
        raise NotFound()
    thresholds = edition_at(at).thresholds
    with reaching(Reach.PASSES):
        facts = facts_of([case_id], at)
    passes = passes_of(facts[case_id], thresholds)
    return passes, list(past(passes, thresholds))
