"""The agency ends a system of its own, as an operator does at the command line."""

from datetime import datetime
from uuid import UUID

from backend.coordination.events import ring
from backend.core.access import allowed, require
from backend.core.actor import Actor
from backend.core.deed import deed
from backend.core.record import put_on_record
from backend.core.refusals import NotFound
from backend.systems.access import SystemPermission
from backend.systems.models import System
from backend.systems.registering import end_system


def end_own_system(*, system_id: UUID, by: Actor, at: datetime) -> None:
    """From now its tokens open nothing, and its webhooks are sent nothing. A second time nothing is done."""
    with deed(by=by, at=at, ring=ring):
        systems = System.objects.select_for_update(no_key=True, of=("self",)).select_related("application")
        system = systems.filter(pk=system_id).first()
        if system is None or not allowed(by, SystemPermission.RUN, system):
            raise NotFound()
        require(by, SystemPermission.DECIDE, system)
        if system.ended_at is None:
            end_system(system=system, at=at)
            put_on_record(by, at=at, act="system-ended", about=f"system:{system.application.client_id}")
