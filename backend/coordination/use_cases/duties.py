"""Carrying out an accepted duty: contact achieved, done, or not possible for a coded reason."""

from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed, locked_handover, record, save
from backend.coordination.events import Happening
from backend.coordination.handing import about
from backend.coordination.lifecycle import HANDOVER_MOVES, Handing, Move, leads_to
from backend.coordination.models import Handover, HandoverKind
from backend.coordination.reasons import EndReason, may_answer
from backend.coordination.taking_over import leave_seat
from backend.coordination.tasks import tell_if_informed
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Unusable


def contact_achieved(*, handover_id: UUID, by: Actor, at: datetime) -> Handover:
    """The receiver has reached the exposed person. Ends a duty that the model completes with contact."""
    with case_deed(by=by, at=at) as doing:
        handover = _carried(doing, handover_id, Move.CONTACT)
        if handover.completes_on == "contact-achieved":
            return _end(doing, handover, Handing.DONE, Happening.HANDOVER_DONE)
        handover.state = leads_to(HANDOVER_MOVES[Move.CONTACT])
        save(handover, "state")
        record(doing, handover.case, "contact-achieved", handover=handover.pk)
        doing.tells(about(Happening.CONTACT_ACHIEVED, handover))
        return handover


def finish(*, handover_id: UUID, by: Actor, at: datetime) -> Handover:
    with case_deed(by=by, at=at) as doing:
        handover = _carried(doing, handover_id, Move.FINISH)
        return _end(doing, handover, Handing.DONE, Happening.HANDOVER_DONE)


def give_up(*, handover_id: UUID, reason: EndReason, by: Actor, at: datetime) -> Handover:
    """Not possible: the sender, who never ceased to coordinate, has the next step."""
    with case_deed(by=by, at=at) as doing:
        handover = _carried(doing, handover_id, Move.GIVE_UP)
        if not may_answer(by.person.agency.kind, reason):
            raise Unusable("one-answer-only", field="reason")
        handover.answer = reason
        return _end(doing, handover, Handing.NOT_POSSIBLE, Happening.HANDOVER_NOT_POSSIBLE)


def _carried(doing: Deed, handover_id: UUID, move: Move) -> Handover:
    handover = locked_handover(doing, handover_id, move)
    if handover.kind != HandoverKind.DUTY:
        raise NotPossible("not-in-this-state", state=handover.state)
    return handover


def _end(doing: Deed, handover: Handover, state: Handing, kind: Happening) -> Handover:
    handover.state, handover.ended_at = state, doing.at
    save(handover, "state", "ended_at", "answer")
    leave_seat(doing, handover)
    record(doing, handover.case, str(kind), handover=handover.pk, reason=handover.answer)
    tell_if_informed(doing, handover)
    doing.tells(about(kind, handover))
    return handover
