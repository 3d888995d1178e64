"""A form that is sent twice does its deed once: the second is answered as the first.

The form carries the number of the last line of history its sender saw. Under the case's lock a later line of the same
kind by the same person, and the very same words sent before, mean that it is done already. Other words on a form as old
are another deed.
"""

from contextlib import suppress
from uuid import UUID

from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from backend.coordination.deeds import wait_for_turn
from backend.coordination.selectors import history_for
from backend.core.actor import Actor

FIELD = "seen"
SENT, KEPT = "sent", 20  # the latest forms of a session: enough for every tab that stands open
NONE_AFTER = 2**62


def last_line(reader: Actor, case_id: UUID) -> int:
    last = history_for(reader, case_id).order_by("-id").first()
    return last.pk if last else 0


def done_before(request: HttpRequest, by: Actor, case_id: UUID, what: str) -> bool:
    seen = request.POST.get(FIELD, "")
    after = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else NONE_AFTER
    wait_for_turn(case_id)
    if not history_for(by, case_id).filter(id__gt=after, actor=by.id, what=what).exists():
        return False
    # what the press before this one left there; it is kept, for this request writes its session too
    now = type(request.session)(request.session.session_key)
    request.session[SENT] = now.get(SENT, [])
    return _mark(request) in request.session[SENT]


def remember(request: HttpRequest) -> None:
    """In the deed's own transaction. Who is signed out in the same moment has no form to send again."""
    request.session[SENT] = [*request.session.get(SENT, [])[1 - KEPT :], _mark(request)]
    with suppress(UpdateError):
        request.session.save()


def _mark(request: HttpRequest) -> str:
    """Of where it was sent and every word of it, with the house's key: it tells nothing of them."""
    words = sorted(
        (name, *request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken"
    )
    return salted_hmac("form sent", repr((request.path, words)), algorithm="sha256").hexdigest()
