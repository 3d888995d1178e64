"""Who may do what with a system of an agency: itself, and who administers a partnership its agency is partner of.

What is sent can be held back and sent again by whoever sees it: nothing is lost by it. A secret opens what the agency
built, and its end is its end: that is for the agency's own people, and at the command line for who let it in.
"""

from enum import StrEnum

from backend.core.access import grant, predicate
from backend.core.actor import Actor, Kind, clock
from backend.responsibilities.access import ADMINISTRATORS
from backend.responsibilities.selectors import staffing_of
from backend.systems.models import System, SystemSight

REGISTRATION = clock("registration")


class SystemPermission(StrEnum):
    LIST = "systems.list"
    RUN = "systems.run"
    DECIDE = "systems.decide"


@predicate
def administers(actor: Actor, _: object) -> bool:
    return actor.id is not None and staffing_of(actor.id, ADMINISTRATORS).exists()


@predicate
def is_itself(actor: Actor, system: System) -> bool:
    return actor.kind is Kind.SYSTEM and actor.for_whom == system.application.client_id


@predicate
def lets_in(actor: Actor, _: object) -> bool:
    return actor == REGISTRATION


@predicate
def answers_for(actor: Actor, system: System) -> bool:
    """A row that a selector gave through sight says to whom (`shown_to`): a list is not asked line by line."""
    if actor.id is None:
        return False
    shown = getattr(system, "shown_to", None) == actor.id
    return shown or SystemSight.objects.filter(system=system.pk, person=actor.id).exists()


@predicate
def works_there(actor: Actor, system: System) -> bool:
    return actor.person is not None and actor.person.agency_id == system.agency_id


grant(SystemPermission.LIST, administers)
grant(SystemPermission.RUN, is_itself | lets_in | answers_for)
grant(SystemPermission.DECIDE, is_itself | lets_in | (works_there & answers_for))
