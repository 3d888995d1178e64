"""One LISTEN connection per process wakes the sockets. It carries no news: the rows do."""

import asyncio
import contextlib
import json
import logging
from uuid import UUID

import psycopg
from django.db import connections

from backend.notifications.bell import CHANNEL

RETRY_AFTER = 1.0
log = logging.getLogger(__name__)


class Hub:
    """Wakes the sockets of whoever was told; after it has been away, all of them, to look for themselves."""

    def __init__(self) -> None:
        self._sleepers: dict[UUID, set[asyncio.Event]] = {}
        self._listener: asyncio.Task | None = None

    def join(self, person: UUID) -> asyncio.Event:
        """An event that is set when there may be news. Join before the first look."""
        wake = asyncio.Event()
        self._sleepers.setdefault(person, set()).add(wake)
        if self._listener is None or self._listener.done():
            self._listener = asyncio.create_task(self._listen())
        return wake

    def count(self) -> int:
        return sum(map(len, list(self._sleepers.values())))

    def leave(self, person: UUID, wake: asyncio.Event) -> None:
        mine = self._sleepers.get(person, set())
        mine.discard(wake)
        if not mine:
            self._sleepers.pop(person, None)

    async def close(self) -> None:
        if self._listener:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_once()
            except psycopg.Error as error:
                log.warning("the bell's line is down (%s); trying again", type(error).__name__)
            await asyncio.sleep(RETRY_AFTER)

    async def _listen_once(self) -> None:
        async with await psycopg.AsyncConnection.connect(**parameters(), autocommit=True) as line:
            await line.execute(f"listen {CHANNEL}")
            self._wake_all()
            async for notify in line.notifies():
                self._wake(notify.payload)

    def _wake(self, payload: str) -> None:
        try:
            people = [UUID(person) for person in json.loads(payload)]
        except ValueError:  # a payload too long to send whole
            self._wake_all()
            return
        for person in people:
            for wake in self._sleepers.get(person, ()):
                wake.set()

    def _wake_all(self) -> None:
        for wakes in self._sleepers.values():
            for wake in wakes:
                wake.set()


def parameters() -> dict:
    """The application's own way to the database, without the pool: a line that listens is never shared."""
    parameters = connections["default"].get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey")
    return {key: parameters[key] for key in wanted if parameters.get(key)}


hub = Hub()
