"""The clock's own: whose cases a request reaches, and what was to be answered and was not."""

from datetime import datetime
from functools import partial
from uuid import UUID

from backend.coordination.deeds import apart, case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.use_cases.reminders import Waiting
from backend.core.actor import acting_as, clock
from backend.insight.access import people_of
from backend.insight.gathering import gather, unreached
from backend.insight.models import AccessReply


def sweep(*, at: datetime) -> int:
    """Each request that nobody has looked for yet, or that reaches something new, in a transaction of its own."""
    with acting_as(clock("access")):
        due = list(unreached().order_by("pk").values_list("pk", flat=True))
    return sum(apart(f"request {request_id}", partial(_one, request_id, at)) for request_id in due)


def _one(request_id: UUID, at: datetime) -> bool:
    hand = clock("access")
    with acting_as(hand), case_deed(by=hand, at=at) as doing:
        rows = unreached().filter(pk=request_id)
        request = rows.select_for_update(no_key=True, skip_locked=True, of=("self",)).first()
        if request:
            gather(doing, request)
        return request is not None


def _overdue(reply: AccessReply) -> Event:
    """To those who answer, the heads above them, and the chairs: that something is overdue, and no more."""
    partnership = reply.request.partnership_id
    return Event(Happening.ACCESS_OVERDUE, partnership_id=partnership, named=people_of(reply))


REPLIES = (
    Waiting(
        lambda at: AccessReply.objects.filter(
            answered_at=None, answer_by__lt=at, reminded_at=None
        ).select_related("request"),
        _overdue,
    ),
)
