"""What can be handed over with a case, by topic, and one such task as it is offered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from backend.coordination.askable import rings_instead
from backend.coordination.models import Case
from backend.coordination.offering import COORDINATION_DUTY, DEFAULT_ROLE
from backend.core.refusals import NotFound
from backend.responsibilities.book import Duty, model_in_force
from backend.responsibilities.deadlines import due
from backend.responsibilities.vocabulary import WITH_THE_OFFER, About
from backend.web.cases import titles
from backend.web.cases.deadlines import Deadline, deadline

COORDINATION = "koordination"
# what is done for the partnership as a whole is not handed over with a case
OF_A_CASE = set(About) - {About.PARTNERSHIP}
# with a deed of its own, or nobody else's to do: closing, recusal, wishes, screening, what comes in at the entrance
OF_THE_HOUSE = frozenset(
    {
        COORDINATION_DUTY,
        "agreed-advice",
        "change-coordinator",
        "close-case",
        "keep-deputy",
        "leave-the-course",
        "night-note-to-coordinator",
        "recusal",
        "referral-from-police",
        "referral-to-visitator",
        "screening",
        "settle-responsibility",
    }
)
# what is answered within the hour is rung about, not written
AT_ONCE = timedelta(hours=1)
CHILDREN = "children"
Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Task:
    """A duty as it is offered. `code` is the model's; `coordination`: the case itself."""

    code: str
    title: str
    can: str
    role: str
    role_title: str
    coordination: bool
    respond_by: Deadline | None
    complete_by: Deadline | None


def duties(case: Case, at: datetime) -> list[Group]:
    """By topic, each duty once, in the model's order; where there are children, they come first."""
    model, told, language = model_in_force(at), set(), titles.language()
    groups: list[tuple[str, Group]] = []
    for topic in sorted(
        model.topics, key=lambda each: (not (case.children and each.code == CHILDREN), each.order)
    ):
        found = [
            each
            for each in sorted(model.duties_for(topic.code), key=lambda each: each.order)
            if each.code not in told and can_be_written(each)
        ]
        told |= {each.code for each in found}
        if found:
            named = [(each.code, each.title.told(language)) for each in found]
            groups.append((topic.code, (topic.title.told(language), named)))
    return [group for _code, group in groups]


def can_be_written(duty: Duty) -> bool:
    """Handed over with a case, on paper: somebody else's to do, and time to wait for a yes."""
    waits = duty.response
    at_once = rings_instead(duty) or (not waits.months and not waits.days and waits.elapsed <= AT_ONCE)
    return duty.about in OF_A_CASE and duty.code not in OF_THE_HOUSE and not at_once


def task(case: Case, code: str, at: datetime) -> Task:
    if code == COORDINATION:
        duty = titles.duty_of(COORDINATION_DUTY, at)
        role, title = DEFAULT_ROLE, _("Koordinationen af sagen")
    else:
        duty = titles.duty_of(code, at)
        role, title = (duty.answers, titles.duty(code, at)) if duty else ("", "")
    if duty is None or not (code == COORDINATION or can_be_written(duty)):
        raise NotFound()
    complete = None if code == COORDINATION else _complete_by(duty, at)
    return Task(
        code=duty.code,
        title=title,
        can=duty.can.told(titles.language()),
        role=role,
        role_title=titles.role(role, at),
        coordination=code == COORDINATION,
        respond_by=deadline(due(at, duty.respond_within, duty.clock), at),
        complete_by=deadline(complete, at),
    )


def _complete_by(duty: Duty, at: datetime) -> datetime | None:
    """As it would be if it were accepted at once."""
    if not duty.complete_within or duty.counts_from not in ("accept", *WITH_THE_OFFER):
        return None
    return due(at, duty.complete_within, duty.clock)
