"""Telling the exposed person, and writing down that they were told: what, how, by whom, when (P5, P11)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed, locked_case, record
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, Telling
from backend.coordination.tasks import step_on
from backend.core.actor import Actor
from backend.core.clock import not_before
from backend.core.deed import Deed
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.responsibilities.book import UnknownCodeError, model_in_force


@dataclass(frozen=True)
class Said:
    """What was said. `task` is the telling it settles; without one it is a telling of its own about `advice`."""

    channel: str
    task: UUID | None = None
    advice: str = ""
    departs: bool = False
    note: str = ""


def tell(*, case_id: UUID, said: Said, by: Actor, at: datetime) -> Telling:
    """On the case from now. A departure from the agreed answer shows at once to everybody who sees the case."""
    _known_advice(said, at)
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.TELL)
        telling = _task(case, said.task) if said.task else _new(doing, case, said)
        telling.told_at = not_before(telling.created_at, at)
        telling.told_by, telling.channel = by.person, said.channel
        telling.advice, telling.departs, telling.note = said.advice, said.departs, said.note
        telling.save()
        step_on(case, at)
        record(doing, case, "told", telling=telling.pk, advice=said.advice, departs=said.departs)
        doing.tells(Event(Happening.TOLD, case_id=case.pk))
        return telling


def _known_advice(said: Said, at: datetime) -> None:
    if not said.task and not said.advice:
        raise Unusable("nothing-told", field="advice")
    try:
        model_in_force(at).advice_on(said.advice) if said.advice else None
    except UnknownCodeError as error:
        raise Unusable("unknown-advice", field="advice") from error


def _task(case: Case, task: UUID) -> Telling:
    telling = Telling.objects.filter(pk=task, case=case).first()
    if telling is None:
        raise NotFound()
    if telling.told_at:
        raise NotPossible("not-in-this-state", state="told")
    return telling


def _new(doing: Deed, case: Case, said: Said) -> Telling:
    return Telling(case=case, duty="agreed-advice", created_at=doing.at, due_by=doing.at)
