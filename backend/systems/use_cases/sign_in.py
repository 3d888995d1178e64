"""The agency changes the secret that its system signs in with, and ends the former ones where somebody may have seen
them. An operator does the same at the command line."""

from datetime import datetime
from uuid import UUID, uuid4

from backend.coordination.events import ring
from backend.core.actor import Actor
from backend.core.deed import deed
from backend.core.record import put_on_record
from backend.systems.acts import SignInAct
from backend.systems.deciding import decided
from backend.systems.models import System, SystemDeed
from backend.systems.sign_in import change_sign_in, end_former_sign_ins


def renew_sign_in(*, system_id: UUID, by: Actor, at: datetime, once: UUID | None = None) -> str:
    """The new secret, shown this once; empty where it was changed and shown before. The former one signs in beside it
    for a while, so that the agency can change in its own time."""
    with deed(by=by, at=at, ring=ring):
        system = decided(system_id, by)
        if _is_done(system, once):
            return ""
        secret = change_sign_in(system=system, at=at)
        _record(system, SignInAct.SECRET_CHANGED, by, at, once)
        return secret


def end_former(*, system_id: UUID, by: Actor, at: datetime, once: UUID | None = None) -> bool:
    """Whether a former secret still opened. It does no more, and neither does any token: all are drawn anew."""
    with deed(by=by, at=at, ring=ring):
        system = decided(system_id, by)
        if _is_done(system, once) or not end_former_sign_ins(system=system, at=at):
            return False
        _record(system, SignInAct.FORMER_ENDED, by, at, once)
        return True


def _is_done(system: System, once: UUID | None) -> bool:
    return once is not None and system.deeds.filter(pk=once).exists()


def _record(system: System, act: SignInAct, by: Actor, at: datetime, once: UUID | None) -> None:
    SystemDeed.objects.create(id=once or uuid4(), system=system, act=act, by_id=by.id, at=at)
    put_on_record(by, at=at, act=f"system-{act}", about=f"system:{system.application.client_id}")
