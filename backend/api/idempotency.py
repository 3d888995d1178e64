"""Doing a thing once, although it is asked twice: the answer to a keyed POST is kept in the deed's transaction.

A second request with the key while the first is under way is a 409; the same again afterwards gets the same
answer; another body under the same key is a 422. A crash keeps neither the deed nor the answer. An answer that showed
a case or handover is given again only to somebody who still sees it.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils.crypto import salted_hmac
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from backend.api.models import StoredAnswer
from backend.core.actor import Actor, acting_as, clock
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.notifications.selectors import still_seen

KEPT_FOR = timedelta(hours=24)
LONGEST = 128


class Replay(Exception):
    """The request was answered before; this is what was said."""

    def __init__(self, before: StoredAnswer) -> None:
        super().__init__(before.status)
        self.status, self.body = before.status, json.loads(before.body)
        self.about = f"{before.about_kind}:{before.about}" if before.about_kind else ""


class KeyReused(Unusable):
    """The key belongs to another request."""


@dataclass(frozen=True)
class Keyed:
    client: str
    key: str
    fingerprint: str
    at: datetime

    def keep(self, response: Response, about: tuple[str, UUID | None]) -> None:
        StoredAnswer.objects.update_or_create(
            client=self.client,
            key=self.key,
            defaults={
                "fingerprint": self.fingerprint,
                "status": response.status_code,
                "body": json.dumps(response.data, cls=JSONEncoder),
                "about_kind": about[0],
                "about": about[1],
                "at": self.at,
            },
        )


def begin(request: Request, by: Actor, at: datetime) -> Keyed | None:
    """None for a request without a key. Raises Replay, NotPossible (under way) or KeyReused."""
    key = request.headers.get("Idempotency-Key", "")
    if request.method != "POST" or not key:
        return None
    if len(key) > LONGEST or not key.isprintable():
        raise Unusable("unusable-key", field="Idempotency-Key")
    keyed = Keyed(by.name[:64], key, _fingerprint(request), at)
    _only_one(keyed)
    _replay(keyed, by)
    return keyed


def _only_one(keyed: Keyed) -> None:
    name = hashlib.sha256(f"{keyed.client}\n{keyed.key}".encode()).digest()[:8]
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [int.from_bytes(name, signed=True)])
        if not cursor.fetchone()[0]:
            raise NotPossible("request-under-way")


def _replay(keyed: Keyed, by: Actor) -> None:
    before = StoredAnswer.objects.filter(
        client=keyed.client, key=keyed.key, at__gt=keyed.at - KEPT_FOR
    ).first()
    if before and before.fingerprint != keyed.fingerprint:
        raise KeyReused("key-reused", field="Idempotency-Key")
    if before and before.about_kind and not still_seen(by, before.about_kind, before.about):
        raise NotFound()  # it was done; what it showed is no longer this person's to see
    if before:
        raise Replay(before)


def forget(*, at: datetime) -> int:
    """Answers that are given again no more: they may hold what their reader sees no more. How many."""
    with acting_as(clock("answers")):
        return StoredAnswer.objects.filter(at__lte=at - KEPT_FOR).delete()[0]


def _fingerprint(request: Request) -> str:
    """Keyed: what was sent may be a CPR number or an address, which could be guessed from a plain hash."""
    asked = f"{request.method}\n{request.get_full_path()}\n".encode() + _body(request)
    return salted_hmac("idempotency", asked, algorithm="sha256").hexdigest()


def _body(request: Request) -> bytes:
    return json.dumps(request.data, sort_keys=True, cls=JSONEncoder).encode()
