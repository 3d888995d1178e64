"""The live socket: it rings, and says numbers and ids. What a case says is read through the API, by its reader."""

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from backend.api.handshake import person_of
from backend.api.notices import notice_out
from backend.core.actor import Actor, acting_as
from backend.notifications.hub import hub
from backend.notifications.selectors import notices_for

NOT_SIGNED_IN = 4401
BAD_NUMBER = 4400
TRY_AGAIN = 1013
LOOK_ANYWAY_AFTER = 20.0
log = logging.getLogger(__name__)

# Not the one thread Django keeps for async code: there every socket would wait behind the sweep.
in_a_thread = partial(database_sync_to_async, thread_sensitive=False)


class LiveNotices(AsyncJsonWebsocketConsumer):
    """`WS /live/notices?after=N`: every notice after N, in order, once; then the same live."""

    tailing: asyncio.Task | None = None

    async def connect(self) -> None:
        await self.accept()
        person = await in_a_thread(person_of)(self.scope)
        after = _number(self.scope)
        if person is None or after is None:
            await self.close(NOT_SIGNED_IN if person is None else BAD_NUMBER)
            return
        self.tailing = asyncio.create_task(self._tail(person.pk, after))

    async def receive(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is taken in here, well-formed or not: deeds go through the API."""

    async def disconnect(self, code: int) -> None:
        if self.tailing:
            self.tailing.cancel()

    async def _tail(self, person_id: UUID, last: int) -> None:
        """Sends until the sign-in ends. A client whose tail broke is sent away, to come back with its number."""
        wake = hub.join(person_id)
        try:
            await self._send_all(last, wake)
            await self.close(NOT_SIGNED_IN)
        except Exception as error:
            log.warning("a live socket broke (%s); its client comes back", type(error).__name__)
            with suppress(Exception):
                await self.close(TRY_AGAIN)
        finally:
            hub.leave(person_id, wake)

    async def _send_all(self, last: int, wake: asyncio.Event) -> None:
        while True:
            wake.clear()
            rows = await in_a_thread(_look)(self.scope, last)
            if rows is None:
                return
            for row in rows:
                await self.send_json(row)
                last = row["seq"]
            if not rows:
                await _until(wake)


async def _until(wake: asyncio.Event) -> None:
    with suppress(TimeoutError):  # looking once too often is cheap; a lost wake-up is not
        await asyncio.wait_for(wake.wait(), LOOK_ANYWAY_AFTER)


def _look(scope: dict, last: int) -> list[dict] | None:
    """What came after `last`, sight asked afresh; None where the sign-in has ended, the token run out."""
    person = person_of(scope)
    if person is None:
        return None
    actor = Actor.of(person)
    with acting_as(actor):
        return [_sent(notice_out(row)) for row in notices_for(actor, last)]


def _sent(row: dict) -> dict:
    return {"seq": row["seq"], "kind": row["kind"], "about": row["about"], "at": row["at"].isoformat()}


def _number(scope: dict) -> int | None:
    asked = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    given = asked.get("after", ["0"])[-1]
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None


class Nowhere(AsyncJsonWebsocketConsumer):
    """Any other path: refused before it opens."""

    async def connect(self) -> None:
        await self.close()
