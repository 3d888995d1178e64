"""Who a system is."""

from typing import Any

from backend.core.actor import Actor, Kind
from backend.systems.models import System


def system_of(application: Any) -> System | None:
    """The live system that signs in as this client; None for a client of another kind, or one that has ended."""
    return System.objects.filter(application=application, ended_at=None).first()


def system_behind(actor: Actor) -> System | None:
    """The live system that acts, where it is one."""
    if actor.kind is not Kind.SYSTEM:
        return None
    return System.objects.filter(application__client_id=actor.for_whom, ended_at=None).first()
