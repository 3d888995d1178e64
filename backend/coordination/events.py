"""What happened, as the notices will say it: a kind and ids. The one signal that runs to a higher floor."""

from dataclasses import dataclass
from uuid import UUID

from django.dispatch import Signal

from backend.coordination.happenings import Happening
from backend.core.deed import Deed


@dataclass(frozen=True)
class Event:
    """`named` are people told beside those the audience rule finds; `partnership_id` says whose chairs."""

    kind: Happening
    case_id: UUID | None = None
    handover_id: UUID | None = None
    referral_id: UUID | None = None
    message_id: UUID | None = None
    wish_id: UUID | None = None
    note_id: UUID | None = None
    matter_id: UUID | None = None
    webhook_id: UUID | None = None
    partnership_id: UUID | None = None
    named: tuple[UUID, ...] = ()


happened = Signal()

__all__ = ["Event", "Happening", "happened", "ring"]


def ring(deed: Deed) -> None:
    happened.send(sender=Deed, deed=deed)
