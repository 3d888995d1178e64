"""To whom a task can be handed: the role the duty names first, then everybody else who could be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from backend.coordination.askable import who_may_be_asked
from backend.coordination.models import Case
from backend.responsibilities.book import model_in_force
from backend.responsibilities.selectors import Staff
from backend.web.cases import titles
from backend.web.cases.tasks import Task


@dataclass(frozen=True)
class Receivers:
    """The choices, the recommended first; `missing`: in words, where nobody fills the role that answers."""

    choices: list
    missing: str = ""


def people(case: Case, task: Task, at: datetime) -> Receivers:
    """Choices in two groups: the recommended role in staffing order, and the others. Where no role is recommended,
    nobody is chosen before somebody chooses."""
    duty = None if task.coordination else model_in_force(at).duty(task.code)
    able = who_may_be_asked(case, at, duty=duty)
    role = _recommended(able, (task.role, *(duty.executes if duty else ())))
    first = _once(each for each in able if each.role == role)
    listed = {each.person.pk for each in first}
    others = _once(each for each in able if each.person.pk not in listed)
    groups = [
        (
            _("Anbefalet: %s") % titles.role(role, at),
            [_choice(each, at, with_role=False) for each in first],
        ),
        (_("Andre"), sorted((_choice(each, at) for each in others), key=lambda each: each[1])),
    ]
    filled = [group for group in groups if group[1]]
    if role == task.role:
        return Receivers(filled)
    missing = _("Ingen kan spørges her som %s. Står der et telefonnummer under Hvem ringer jeg til, så ring.")
    return Receivers(
        filled if role else [("", _("Vælg selv, hvem der spørges")), *filled], missing % task.role_title
    )


def _recommended(able: list[Staff], wanted: tuple[str, ...]) -> str:
    """The role that answers; where nobody can be asked in it, the first of those that carry it out."""
    filled = {each.role for each in able}
    return next((role for role in wanted if role in filled), "")


def _once(staff: Iterable[Staff]) -> list[Staff]:
    return list({each.person.pk: each for each in staff}.values())


def _choice(staff: Staff, at: datetime, *, with_role: bool = True) -> tuple[str, str]:
    named = f"{staff.person.name}, {staff.agency.name}"
    return str(staff.person.pk), f"{named} ({titles.role(staff.role, at)})" if with_role else named
