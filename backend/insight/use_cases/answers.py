"""Answering for one's own agency. What was answered stays; a request ends when nobody owes an answer any more."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from backend.coordination.deeds import case_deed
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed, lock
from backend.core.refusals import NotFound, NotPossible
from backend.insight.access import Permission, sees_replies
from backend.insight.answering import letter_of
from backend.insight.deciding import parts_of
from backend.insight.gathering import gather
from backend.insight.models import AccessAnswer, AccessReply, AccessRequest
from backend.insight.receiving import wing_of_reception
from backend.insight.wording import written


def answer(*, request_id: UUID, language: str = "da", by: Actor, at: datetime) -> AccessAnswer:
    """Everything it reaches is sought once more; NotPossible while a part of this agency's is undecided."""
    with case_deed(by=by, at=at) as doing:
        request, reply = _owed(doing, request_id)
        gather(doing, request)
        require(by, Permission.ANSWER, reply)
        if reply.answered_at:
            raise NotPossible("not-in-this-state", state="answered")
        parts = parts_of(reply)
        if any(not hasattr(part, "approval") for part in parts):
            raise NotPossible("parts-undecided")
        text = written(letter_of(request, reply, parts), language)
        said = AccessAnswer.objects.create(reply=reply, text=text, by=by.person, at=at)
        reply.answered_at = at
        reply.save(update_fields=["answered_at"])
        _end(request, reply, at)
        return said


def _owed(doing: Deed, request_id: UUID) -> tuple[AccessRequest, AccessReply]:
    """The request, locked, and the reply that the actor's agency owes to it."""
    locked = lock(AccessRequest.objects.filter(pk=request_id).select_related("controller"))
    replies = AccessReply.objects.filter(sees_replies(doing.by), request=request_id)
    reply = replies.select_related("controller").order_by("answered_at", "wing", "id").first()
    if not locked or reply is None:
        raise NotFound()
    return locked[0], reply


def _end(request: AccessRequest, reply: AccessReply, at: datetime) -> None:
    if (reply.controller_id, reply.wing) == (request.controller_id, wing_of_reception(request.controller)):
        AccessRequest.objects.filter(pk=request.pk).update(answered_at=at)
    owed = AccessReply.objects.filter(request=OuterRef("pk"), answered_at=None)
    AccessRequest.objects.filter(~Exists(owed), pk=request.pk).update(ended_at=at)
