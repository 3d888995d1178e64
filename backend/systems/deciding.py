"""A system that somebody is about to change something of, as a deed takes it up."""

from uuid import UUID

from backend.core.access import allowed, require
from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.systems.access import SystemPermission
from backend.systems.models import System


def decided(system_id: UUID, by: Actor) -> System:
    """Live and locked. NotFound where it is not `by`'s to know of, or has ended."""
    systems = System.objects.select_for_update(no_key=True, of=("self",)).select_related("application")
    system = systems.filter(pk=system_id, ended_at=None).first()
    if system is None or not allowed(by, SystemPermission.RUN, system):
        raise NotFound()
    require(by, SystemPermission.DECIDE, system)
    return system
