"""What stands beside each other at the entrance, for whom."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.access import SCREENERS, Permission
from backend.coordination.udoever_notes import RECEIVER, bases_of
from backend.core.access import allowed
from backend.core.actor import Actor
from backend.core.refusals import NotPermitted
from backend.responsibilities.book import Model, model_in_force
from backend.responsibilities.selectors import all_roles_of
from backend.web.door import Page


@dataclass(frozen=True)
class Tab:
    text: Promise
    href: str
    current: bool


FOR_ALL = (
    ("refer", _("Send videre")),
    ("my-referrals", _("Mine henvisninger")),
    ("message", _("Besked")),
    ("lookup", _("Har personen en koordinator?")),
)
WAITING = ("referrals", _("Venter på visitator"))
MESSAGES = ("messages", _("Beskeder til mig"))
TELL_OF_UDOEVER = ("tell-of-udoever", _("Om en udøver"))
UDOEVER_NOTES = ("notes", _("Om udøvere, til mig"))


def tabs(roles: set[str], model: Model, path: str) -> list[Tab]:
    wanted = [*FOR_ALL]
    if roles & set(SCREENERS):
        wanted.append(WAITING)
    if roles & {role.code for role in model.roles if role.may_coordinate}:
        wanted.append(MESSAGES)
    if bases_of(roles):
        wanted.append(TELL_OF_UDOEVER)
    if RECEIVER in roles:
        wanted.append(UDOEVER_NOTES)
    return [Tab(text, reverse(name), path == reverse(name)) for name, text in wanted]


def check_sends(by: Actor, permission: Permission) -> None:
    """Said before the form: who cannot send data of anybody reads why, and what to do instead."""
    if not allowed(by, permission):
        raise NotPermitted("sends-nothing")


class EntrancePage(Page):
    """A page with the entrance's own small menu."""

    def show(self, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        roles = set(all_roles_of(self.by.id))
        found = tabs(roles, model_in_force(self.at), self.request.path)
        return super().show(template, {"tabs": found, **(context or {})}, status)
