"""Tasks to tell the exposed person: made wherever the model says that they are informed (P11)."""

from datetime import datetime

from backend.coordination.deeds import save
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, Handover, Telling, WishKind
from backend.core.deed import Deed
from backend.responsibilities.book import UnknownCodeError, model_in_force
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of

TELL_WHO = "tell-who-coordinator-is"
LEAVE = "leave-the-course"
TOLD = "exposed-person-told"
EXPOSED = "exposed-person"


def tell_task(doing: Deed, case: Case, duty: str, handover: Handover | None = None) -> Telling:
    """The coordinator is to tell, by the deadline of the duty that says who tells."""
    terms = terms_of(TELL_WHO, doing.at)
    telling = Telling.objects.create(
        case=case,
        duty=duty,
        handover=handover,
        created_at=doing.at,
        due_by=due(doing.at, terms.complete_within or terms.respond_within, terms.clock),
    )
    doing.tells(Event(Happening.TELL_DUE, case_id=case.pk, named=(case.coordinator_id,)))
    return telling


def tell_who(doing: Deed, case: Case) -> None:
    """Who coordinates now. Where nobody has told who did before, that task stands, with its deadline."""
    if Telling.objects.filter(case=case, duty=TELL_WHO, told_at=None).exists():
        doing.tells(Event(Happening.TELL_DUE, case_id=case.pk, named=(case.coordinator_id,)))
    else:
        tell_task(doing, case, TELL_WHO)


def drop_outcomes_untold(case: Case) -> None:
    """An outcome nobody has told is not the new place's to tell: it screens for itself (P5)."""
    Telling.objects.filter(case=case, handover=None, told_at=None).exclude(duty=TELL_WHO).delete()


def tell_if_informed(doing: Deed, handover: Handover) -> None:
    """For a duty whose row in the model names the exposed person among those informed."""
    try:
        informed = model_in_force(handover.created_at).duty(handover.duty).informed
    except UnknownCodeError:
        informed = ()
    if EXPOSED in informed:
        tell_task(doing, handover.case, handover.duty, handover)


def tell_if_completing(doing: Deed, case: Case, duty: str) -> None:
    """For a next duty that the model completes with the telling itself: nobody is left without an answer."""
    if terms_of(duty, doing.at).completes_on == TOLD:
        tell_task(doing, case, duty)


def step_on(case: Case, at: datetime) -> None:
    """Once all is told, a next step that the model completes with the telling is behind the case: what is left is to
    let go of somebody who asked to leave, or nothing with a deadline."""
    duty = case.next_duty
    if not _completes_with_the_telling(duty, at) or case.tellings.filter(duty=duty, told_at=None).exists():
        return
    leaving = case.wishes.filter(kind=WishKind.WITHDRAWAL, answered_at=None).first()
    case.next_duty, case.next_by = (LEAVE, leaving.respond_by) if leaving else ("", None)
    save(case, "next_duty", "next_by")


def _completes_with_the_telling(duty: str, at: datetime) -> bool:
    """Not where an older edition had it: to write down that somebody was told is never refused for that."""
    try:
        return model_in_force(at).duty(duty).completes_on == TOLD
    except UnknownCodeError:
        return False
