"""A handover as its reader may see it: before acceptance the duty, the deadline and the municipality; no person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from backend.coordination.lifecycle import UNANSWERED, Handing
from backend.coordination.models import OF_THE_CASE, Handover, HandoverKind
from backend.coordination.moving_selectors import joined_with_for
from backend.coordination.places import heading_of
from backend.coordination.sharing import takes_a_seat
from backend.core.actor import Actor
from backend.web.cases import titles, words
from backend.web.cases.deadlines import Deadline, deadline
from backend.web.cases.moves import moves


@dataclass(frozen=True)
class Shown:
    """`holder` is who has it, or who is asked; empty where the reader is not to know. Of a case that moves:
    `since` when it waits, for who holds it; `joins` the number of the reader's own case that it is joined with."""

    id: UUID
    partnership_id: UUID
    state: str
    state_word: str
    coordination: bool
    moving: bool
    title: str
    can: str
    role: str
    municipality: str
    sender: str
    respond_by: Deadline | None
    complete_by: Deadline | None
    case_id: UUID | None
    number: str
    basis: str
    reason: str
    holder: str
    suggested: str
    answer: str
    moves: frozenset[str]
    since: datetime | None
    yours: bool
    joins: str

    @property
    def waits_for(self) -> Deadline | None:
        return self.respond_by or self.complete_by

    @property
    def is_carried(self) -> bool:
        return self.state in (Handing.ACCEPTED, Handing.CONTACT_ACHIEVED)


def shown(handover: Handover, by: Actor, at: datetime) -> Shown:
    seen = set(handover.whys)  # type: ignore[attr-defined]
    case, of_case, told = handover.case, "case" in seen, bool(seen & {"case", "holder"})
    partnership, municipality = heading_of(handover)
    seated = "holder" in seen and takes_a_seat(handover.role, handover.basis)
    duty, moved = titles.duty_of(handover.duty, at), frozenset(moves(handover, by))
    joins = joined_with_for(by, handover)
    return Shown(
        id=handover.pk,
        partnership_id=partnership.pk,
        state=handover.state,
        state_word=words.told(words.HANDINGS, handover.state),
        coordination=handover.kind in OF_THE_CASE,
        moving=handover.kind == HandoverKind.MOVE,
        title=_title(handover, at, moved, joins),
        can=duty.can.told(titles.language()) if duty else "",
        role=titles.role(handover.role, at),
        municipality="" if case.sealed and not of_case else titles.municipality(municipality),
        sender=handover.sending_agency.name,
        respond_by=deadline(handover.respond_by, at),
        complete_by=deadline(handover.complete_by, at),
        case_id=case.pk if of_case or seated else None,
        number=case.number if of_case or seated or "chair" in seen else "",
        basis=words.told(words.BASES, handover.basis) if told else "",
        reason=handover.reason if told else "",
        holder=_who(handover) if of_case else "",
        suggested=titles.role(handover.suggested_role, at) if of_case and handover.suggested_role else "",
        answer=words.told(words.ENDED, handover.answer) if of_case else "",
        moves=moved,
        since=_since(handover) if of_case else None,
        yours=of_case and case.coordinator_id == by.id,
        joins=joins,
    )


def _since(handover: Handover) -> datetime | None:
    """Of a case that is to move, and that nobody has taken yet."""
    if handover.kind != HandoverKind.MOVE or handover.state not in UNANSWERED:
        return None
    return max((offer.offered_at for offer in handover.offers.all()), default=handover.created_at)


def _title(handover: Handover, at: datetime, moves: frozenset[str], joins: str) -> str:
    """The case itself: said to the one who is asked as what they would become."""
    if handover.kind == HandoverKind.MOVE:
        if joins:
            return _("Saml en sag med din egen")
        return _("Tag imod en sag, der flytter") if "accept" in moves else _("Personen flytter")
    if handover.kind == HandoverKind.DUTY:
        return titles.duty(handover.duty, at)
    return _("Bliv koordinator for sagen") if "accept" in moves else _("Koordinationen af sagen")


def _who(handover: Handover) -> str:
    if handover.holder:
        return handover.holder.name
    waiting = [offer for offer in handover.offers.all() if not offer.answer]
    return f"{waiting[0].to.name}, {waiting[0].agency.name}" if waiting else ""
