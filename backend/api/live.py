"""The live socket: it rings, and says numbers and ids. What a case says is read through the API, by its reader."""

import asyncio
from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from backend.agencies.models import Person
from backend.agencies.signin import may_sign_in
from backend.api.handshake import person_of
from backend.api.notices import notice_out
from backend.core.actor import Actor, acting_as
from backend.notifications.hub import hub
from backend.notifications.selectors import notices_for

NOT_SIGNED_IN = 4401
BAD_NUMBER = 4400
LOOK_ANYWAY_AFTER = 20.0


class LiveNotices(AsyncJsonWebsocketConsumer):
    """`WS /live/notices?after=N`: every notice after N, in order, once; then the same live."""

    tailing: asyncio.Task | None = None

    async def connect(self) -> None:
        await self.accept()
        person = self.scope.get("person")
        after = _number(self.scope)
        if person is None or after is None:
            await self.close(NOT_SIGNED_IN if person is None else BAD_NUMBER)
            return
        self.tailing = asyncio.create_task(self._tail(person, after))

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        """Nothing is taken in here: deeds go through the API."""

    async def disconnect(self, code: int) -> None:
        if self.tailing:
            self.tailing.cancel()

    async def _tail(self, person_id, last: int) -> None:
        wake = hub.join(person_id)
        try:
            while True:
                wake.clear()
                rows = await database_sync_to_async(_look)(person_id, last)
                if rows is None:
                    await self.close(NOT_SIGNED_IN)
                    return
                for row in rows:
                    await self.send_json(row)
                    last = row["seq"]
                if not rows:
                    await _until(wake)
        finally:
            hub.leave(person_id, wake)


async def _until(wake: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(wake.wait(), LOOK_ANYWAY_AFTER)
    except TimeoutError:
        pass  # looking once too often is cheap; a lost wake-up is not


def _look(person_id, last: int) -> list[dict] | None:
    """What came after `last`, sight asked afresh; None where the sign-in has ended."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None or not may_sign_in(person):
        return None
    actor = Actor.of(person)
    with acting_as(actor):
        return [_sent(notice_out(row)) for row in notices_for(actor, last)]


def _sent(row: dict) -> dict:
    return {"seq": row["seq"], "kind": row["kind"], "about": row["about"], "at": row["at"].isoformat()}


def _number(scope: dict) -> int | None:
    given = parse_qs(scope["query_string"].decode()).get("after", ["0"])[-1]
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None


class SignIn:
    """Who is at the other end: a bearer token, or a session's cookie from an allowed origin."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: dict, receive: Any, send: Any) -> None:
        person = await database_sync_to_async(person_of)(scope)
        await self.app({**scope, "person": person}, receive, send)
