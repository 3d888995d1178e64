"""What can be handed over, and to whom: the role the duty names first, then everybody else who could be asked."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from backend.coordination.models import Case
from backend.coordination.offering import COORDINATION_DUTY, DEFAULT_ROLE
from backend.coordination.staffing import coordinating_roles, recusals
from backend.core.refusals import NotFound
from backend.responsibilities.book import Duty, model_in_force
from backend.responsibilities.deadlines import due
from backend.responsibilities.selectors import Staff, staff_for
from backend.responsibilities.vocabulary import About
from backend.web.cases import words
from backend.web.cases.deadlines import Deadline, deadline

COORDINATION = "koordination"
# what is done for the partnership as a whole is not handed over with a case
OF_A_CASE = set(About) - {About.PARTNERSHIP}
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
    model, told, language = model_in_force(at), set(), words.language()
    groups: list[tuple[str, Group]] = []
    for topic in sorted(
        model.topics, key=lambda each: (not (case.children and each.code == CHILDREN), each.order)
    ):
        found = [
            each
            for each in sorted(model.duties_for(topic.code), key=lambda each: each.order)
            if each.about in OF_A_CASE and each.code not in told and each.code != COORDINATION_DUTY
        ]
        told |= {each.code for each in found}
        if found:
            named = [(each.code, each.title.told(language)) for each in found]
            groups.append((topic.code, (topic.title.told(language), named)))
    return [group for _code, group in groups]


def task(case: Case, code: str, at: datetime) -> Task:
    if code == COORDINATION:
        duty = words.duty_of(COORDINATION_DUTY, at)
        role, title = DEFAULT_ROLE, _("Koordinationen af sagen")
    else:
        duty = words.duty_of(code, at)
        role, title = (duty.answers, words.duty(code, at)) if duty else ("", "")
    if duty is None or duty.about not in OF_A_CASE:
        raise NotFound()
    complete = None if code == COORDINATION else _complete_by(duty, at)
    return Task(
        code=duty.code,
        title=title,
        can=duty.can.told(words.language()),
        role=role,
        role_title=words.role(role, at),
        coordination=code == COORDINATION,
        respond_by=deadline(due(at, duty.respond_within, duty.clock), at),
        complete_by=deadline(complete, at),
    )


def _complete_by(duty: Duty, at: datetime) -> datetime | None:
    """As it would be if it were accepted at once."""
    if not duty.complete_within or duty.counts_from not in ("accept", "offer"):
        return None
    return due(at, duty.complete_within, duty.clock)


def people(case: Case, task: Task, at: datetime) -> list:
    """Choices in two groups: the recommended role in staffing order, and the others. The first is who is asked."""
    roles = coordinating_roles(at) if task.coordination else [role.code for role in model_in_force(at).roles]
    staff = staff_for(case.partnership_id, roles, at, without=recusals(case.pk))
    able = [each for each in staff if _able(each, case, task)]
    first = _once(each for each in able if each.role == task.role)
    listed = {each.person.pk for each in first}
    others = _once(each for each in able if each.person.pk not in listed)
    groups = [
        (_("Anbefalet: %s") % task.role_title, [_choice(each, at, with_role=False) for each in first]),
        (_("Andre"), sorted((_choice(each, at) for each in others), key=lambda each: each[1])),
    ]
    return [group for group in groups if group[1]]


def _able(staff: Staff, case: Case, task: Task) -> bool:
    """Here, not away, and not the coordinator; for the case itself at an agency that may coordinate."""
    if staff.away or staff.person.pk == case.coordinator_id:
        return False
    if task.coordination and staff.agency.kind not in case.partnership.coordinating_kinds:
        return False
    return staff.municipality in (case.municipality_id, None)


def _once(staff) -> list[Staff]:
    return list({each.person.pk: each for each in staff}.values())


def _choice(staff: Staff, at: datetime, *, with_role: bool = True) -> tuple[str, str]:
    named = f"{staff.person.name}, {staff.agency.name}"
    return str(staff.person.pk), f"{named} ({words.role(staff.role, at)})" if with_role else named
