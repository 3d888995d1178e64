"""Who is shown the way to acute access. Whether they may open a case there and then is asked by the deed."""

from backend.coordination.sharing import ACUTE, ACUTE_HELP
from backend.core.actor import Actor
from backend.responsibilities.selectors import all_roles_of


def on_duty(by: Actor) -> frozenset[str]:
    """The roles in which somebody is on acute duty, anywhere."""
    return ACUTE & set(all_roles_of(by.id))


def helps(roles: frozenset[str]) -> bool:
    """Reads whom it is about and how to reach them; others on duty are given whom to ring."""
    return bool(roles & ACUTE_HELP)
