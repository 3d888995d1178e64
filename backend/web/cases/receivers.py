"""To whom a task can be handed: the role the duty names first, then everybody else who could be asked."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from backend.coordination.askable import who_may_be_asked
from backend.coordination.models import Case
from backend.responsibilities.book import model_in_force
from backend.responsibilities.selectors import Staff
from backend.web.cases import titles
from backend.web.cases.tasks import Task


def people(case: Case, task: Task, at: datetime) -> list:
    """Choices in two groups: the recommended role in staffing order, and the others. The first is who is asked."""
    duty = None if task.coordination else model_in_force(at).duty(task.code)
    able = who_may_be_asked(case, at, duty=duty)
    first = _once(each for each in able if each.role == task.role)
    listed = {each.person.pk for each in first}
    others = _once(each for each in able if each.person.pk not in listed)
    groups = [
        (_("Anbefalet: %s") % task.role_title, [_choice(each, at, with_role=False) for each in first]),
        (_("Andre"), sorted((_choice(each, at) for each in others), key=lambda each: each[1])),
    ]
    return [group for group in groups if group[1]]


def _once(staff: Iterable[Staff]) -> list[Staff]:
    return list({each.person.pk: each for each in staff}.values())


def _choice(staff: Staff, at: datetime, *, with_role: bool = True) -> tuple[str, str]:
    named = f"{staff.person.name}, {staff.agency.name}"
    return str(staff.person.pk), f"{named} ({titles.role(staff.role, at)})" if with_role else named
