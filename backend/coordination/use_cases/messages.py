"""A message to a coordinator one may not see. The sender gets a receipt and learns nothing else."""

from datetime import datetime
from uuid import UUID, uuid4

from backend.agencies.models import Partnership
from backend.coordination import numbers
from backend.coordination.access import Permission, screeners_of, sees_messages
from backend.coordination.deeds import case_deed, record
from backend.coordination.entrance import partnership_of
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, Message
from backend.coordination.moved_on import gone_on
from backend.coordination.parties import compact
from backend.coordination.regimes import regime_of
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import lock
from backend.core.refusals import NotFound, NotPossible
from backend.core.sealing import blind_indexes
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of

DUTY = "night-note-to-coordinator"


def send(
    *,
    municipality: str,
    text: str,
    cpr: str = "",
    case_number: str = "",
    message_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Message:
    """To the coordinator and deputy of the open case, or to the entrance where there is none: the same receipt.

    `message_id`: drawn by the one who asks, so that the same form sent twice is one message.
    """
    with case_deed(by=by, at=at) as doing:
        require(by, Permission.MESSAGE)
        partnership = partnership_of(municipality, at)
        case = _case(partnership, cpr, case_number)
        terms = terms_of(DUTY, at)
        message = Message.objects.create(
            id=message_id or uuid4(),
            receipt=numbers.draw(),
            partnership=partnership,
            municipality_id=municipality,
            case=case,
            sender=by.person,
            controller=by.person.agency,
            regime=regime_of(by.person.agency),
            about="" if case else cpr or case_number,
            text=text,
            created_at=at,
            respond_by=due(at, terms.respond_within, terms.clock),
        )
        readers = (case.coordinator_id, case.deputy_id) if case else screeners_of(message)
        doing.tells(Event(Happening.MESSAGE_RECEIVED, message_id=message.pk, named=readers))
        return message


def _case(partnership: Partnership, cpr: str, number: str) -> Case | None:
    """The open case there; else one that has left from there, wherever it is open now. Nobody is told which."""
    wanted = {"exposed_index__in": blind_indexes(compact(cpr))} if cpr else {"number": number.strip().upper()}
    found = Case.objects.filter(**wanted)
    return found.filter(held_in=partnership.pk).first() or gone_on(found, partnership.pk)


def handle(*, message_id: UUID, by: Actor, at: datetime) -> Message:
    """The exposed person was rung: the message's duty is done."""
    with case_deed(by=by, at=at) as doing:
        locked = lock(Message.objects.filter(pk=message_id))
        if not locked or not Message.objects.filter(sees_messages(by), pk=message_id).exists():
            raise NotFound()
        message = locked[0]
        if message.handled_at:
            raise NotPossible("not-in-this-state", state="handled")
        message.handled_at, message.handled_by = at, by.person
        message.save(update_fields=["handled_at", "handled_by"])
        if message.case_id:
            record(doing, message.case, "message-handled", message=message.pk)
        return message
