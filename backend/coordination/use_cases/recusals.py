"""Somebody who may not take part: the case leaves them everywhere, in the same transaction (model L14)."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from backend.agencies.models import Person
from backend.coordination.chairs import tell_if_chairs_are_gone
from backend.coordination.deeds import case_deed, locked_case, record
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, CaseSight, HandoverSight, Recusal
from backend.coordination.moving_on import move_on
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPossible, Unusable


def recuse(*, case_id: UUID, person_id: UUID, reason: str, by: Actor, at: datetime) -> Recusal:
    """Oneself or another. What they hold of the case moves on as if they had left: the case is never without."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.RECUSE)
        knows, places = _checked(case, person_id)
        knew = (person_id,) if knows else ()
        recusal = Recusal.objects.create(case=case, person_id=person_id, reason=reason, since=at)
        move_on(doing, case, person_id, why="recused")
        record(doing, case, "recused", person=person_id)
        doing.tells(Event(Happening.RECUSED, case_id=case.pk, named=knew))
        if places:
            tell_if_chairs_are_gone(doing, case)
        return recusal


def end_recusal(*, case_id: UUID, recusal_id: UUID, by: Actor, at: datetime) -> Recusal:
    """They may take part again, if they are asked again: nothing they held comes back by itself."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.END_RECUSAL)
        recusal = Recusal.objects.filter(pk=recusal_id, case=case, ended_at=None).first()
        if recusal is None:
            raise NotFound()
        recusal.ended_at = at
        recusal.save(update_fields=["ended_at"])
        record(doing, case, "recusal-ended", person=recusal.person_id)
        doing.tells(Event(Happening.CASE_CHANGED, case_id=case.pk))
        return recusal


def _checked(case: Case, person_id: UUID) -> tuple[bool, bool]:
    """Somebody who has or had a post, here or where the case may go, who is not recused already. Whether they know of
    the case: what stands open with them must hear that they no longer may, and nobody else learns of it; and as its
    chair."""
    live = Recusal.objects.filter(case=case, person=OuterRef("pk"), ended_at=None)
    of_case = CaseSight.objects.filter(case=case, person=OuterRef("pk"))
    of_handover = HandoverSight.objects.filter(handover__case=case, person=OuterRef("pk"))
    known = Person.objects.filter(pk=person_id, posts__isnull=False).distinct()
    asked = known.annotate(
        recused=Exists(live),
        knows=Exists(of_case) | Exists(of_handover),
        places=Exists(of_handover.filter(why="chair")),
    )
    found = asked.values_list("recused", "knows", "places").first()
    if found is None:
        raise Unusable("unknown-person", field="person")
    recused, knows, places = found
    if recused:
        raise NotPossible("recused-before")
    return knows, places
