"""Somebody who may not take part: the case leaves them everywhere, in the same transaction (model L14)."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from backend.agencies.models import Person
from backend.coordination.deeds import case_deed, locked_case, record
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, Recusal
from backend.coordination.moving_on import move_on
from backend.core.actor import Actor
from backend.core.refusals import NotPossible, Unusable


def recuse(*, case_id: UUID, person_id: UUID, reason: str, by: Actor, at: datetime) -> Recusal:
    """Oneself or another. What they hold of the case moves on as if they had left: the case is never without."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.RECUSE)
        _check(case, person_id)
        recusal = Recusal.objects.create(case=case, person_id=person_id, reason=reason, since=at)
        move_on(doing, case, person_id, why="recused")
        record(doing, case, "recused", person=person_id)
        doing.tells(Event(Happening.RECUSED, case_id=case.pk))
        return recusal


def _check(case: Case, person_id: UUID) -> None:
    """Somebody of the partnership, now or before, who is not recused already."""
    live = Recusal.objects.filter(case=case, person=OuterRef("pk"), ended_at=None)
    known = Person.objects.filter(pk=person_id, posts__partnership=case.partnership_id)
    found = known.annotate(recused=Exists(live)).values_list("recused", flat=True).first()
    if found is None:
        raise Unusable("unknown-person", field="person")
    if found:
        raise NotPossible("recused-before")
