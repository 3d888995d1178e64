"""Whom to ring when a system fails: said by an operator, when its agency says so."""

from datetime import datetime
from uuid import UUID

from backend.coordination.events import ring
from backend.core.actor import Actor
from backend.core.deed import deed
from backend.core.record import put_on_record
from backend.systems.deciding import decided
from backend.systems.registering import checked_contact


def say_who_runs(*, system_id: UUID, run_by: str, phone: str, by: Actor, at: datetime) -> None:
    contact = checked_contact(run_by, phone)
    with deed(by=by, at=at, ring=ring):
        system = decided(system_id, by)
        system.run_by, system.phone = contact["run_by"], contact["phone"]
        system.save(update_fields=["run_by", "phone"])
        about = f"system:{system.application.client_id}"
        put_on_record(by, at=at, act="system-contact-changed", about=about)
