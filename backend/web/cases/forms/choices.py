"""What can be chosen in several forms: roles and agreed answers of the model in force."""

from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from backend.coordination.askable import roles_for
from backend.coordination.models import Handover, HandoverKind
from backend.coordination.staffing import coordinating_roles
from backend.responsibilities.book import model_in_force
from backend.responsibilities.selectors import staff_for
from backend.web.cases import titles

Choices = list[tuple[str, str | Promise]]


def roles(at: datetime) -> Choices:
    found = [(role.code, role.title.told(titles.language())) for role in model_in_force(at).roles]
    return sorted(found, key=lambda each: each[1])


def roles_to_ask(handover: Handover, at: datetime) -> Choices:
    """Those it may be offered to, the one the model names first."""
    duty = None if handover.kind == HandoverKind.MOVE else titles.duty_of(handover.duty, at)
    codes = roles_for(duty, at) if duty else coordinating_roles(at)
    return [(code, titles.role(code, at)) for code in codes]


def filled_roles(partnership: UUID, at: datetime) -> Choices:
    """Those that somebody in the partnership fills."""
    known = roles(at)
    filled = {each.role for each in staff_for(partnership, [code for code, _title in known], at)}
    return [each for each in known if each[0] in filled]


def questions(at: datetime) -> Choices:
    return [(each.code, each.question.told(titles.language())) for each in model_in_force(at).advice]
