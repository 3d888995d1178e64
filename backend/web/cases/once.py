"""A form that is sent twice does its deed once: the second is answered as the first, and nothing in it is asked again.

A mark of where it went and every word of it is kept in the session, in the deed's own transaction. One of its words is
the last line of history its sender saw: the same words from a page made since are another deed.
"""

from contextlib import suppress
from uuid import UUID

from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from backend.coordination.selectors import history_for
from backend.core.actor import Actor

FIELD = "seen"
SENT, KEPT = "sent", 20  # the latest forms of a session: enough for every tab that stands open


def last_line(reader: Actor, case_id: UUID) -> int:
    last = history_for(reader, case_id).order_by("-id").first()
    return last.pk if last else 0


def sent_before(request: HttpRequest) -> bool:
    """Of two presses in the same moment, the second waits here until the first is done. A form without the line of
    history is always new."""
    if FIELD not in request.POST:
        return False
    _wait_for_the_same(request)
    # what the press before this one left there; it is kept, for this request writes its session too
    sent = type(request.session)(request.session.session_key).get(SENT, [])
    if sent != request.session.get(SENT, []):
        request.session[SENT] = sent
    return _mark(request) in sent


def remember(request: HttpRequest) -> None:
    """In the deed's own transaction. Who is signed out in the same moment has no form to send again."""
    request.session[SENT] = [*request.session.get(SENT, [])[1 - KEPT :], _mark(request)]
    with suppress(UpdateError):
        request.session.save()


def _wait_for_the_same(request: HttpRequest) -> None:
    """From the same browser. Whoever waits here holds nothing yet that another deed waits for."""
    with connection.cursor() as cursor:
        name = f"{request.session.session_key} {_mark(request)}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _mark(request: HttpRequest) -> str:
    """Of where it was sent and every word of it, with the house's key: it tells nothing of them."""
    words = sorted(
        (name, *request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken"
    )
    return salted_hmac("form sent", repr((request.path, words)), algorithm="sha256").hexdigest()
