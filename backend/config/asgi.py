"""One port, one process: HTTP through WSGI threads, the live socket through channels, the sweep in the lifespan."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from logging import ERROR, WARNING
from time import monotonic
from typing import Any

from backend.config.wsgi import application as wsgi  # first: the others need the settings

# isort: split
from a2wsgi import WSGIMiddleware
from channels.db import database_sync_to_async
from channels.routing import URLRouter
from django.conf import settings
from django.db import DatabaseError
from django.urls import path, re_path
from oauth2_provider.models import clear_expired

from backend.api import idempotency
from backend.api.live import LiveNotices, Nowhere
from backend.archive.use_cases import forgetting, journaling
from backend.config import env
from backend.config.heap import settle
from backend.config.sandbox import resetting
from backend.config.watchdog import ARCHIVE, DEADLINES, WEBHOOKS, Watchdog
from backend.config.worker import work
from backend.coordination.use_cases.passing_around import tell_chairs
from backend.coordination.use_cases.reminders import remind
from backend.coordination.use_cases.sweep import sweep
from backend.core.chain import AT_ONCE, seal_record
from backend.core.clock import now
from backend.core.ends import keep_end
from backend.core.leaps import clock_leapt
from backend.forums.use_cases.overdue import sweep as sweep_rooms
from backend.information.use_cases.reminders import CONSENTS
from backend.insight.use_cases.reminders import REPLIES
from backend.insight.use_cases.reminders import sweep as sweep_requests
from backend.notifications.hub import hub
from backend.systems.use_cases import delivering

SWEEPS = env.flag("SWEEPS", default=True)  # no: another process of the same site does
SWEEP_EVERY = env.integer("SWEEP_SECONDS", default=5)
AN_HOUR = 3600  # what is kept for months and years waits that long
log = logging.getLogger(__name__)

http: Any = WSGIMiddleware(wsgi, workers=env.integer("HTTP_THREADS", default=8))
socket: Any = URLRouter([path("live/notices", LiveNotices.as_asgi()), re_path("", Nowhere.as_asgi())])


async def application(scope: dict, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "websocket":
        await socket(scope, receive, send)
    else:
        await http(scope, receive, send)


async def _live(receive: Any, send: Any) -> None:
    await receive()
    sweeping = asyncio.gather(*(_for_ever(*each) for each in ROUNDS if SWEEPS), *([work()] if SWEEPS else []))
    practising = asyncio.create_task(resetting()) if settings.SANDBOX_MINUTES and SWEEPS else None
    await send({"type": "lifespan.startup.complete"})
    await receive()
    sweeping.cancel()
    if practising:
        practising.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await sweeping
    await hub.close()
    await send({"type": "lifespan.shutdown.complete"})


def _sweep() -> None:
    sweep(at=now())
    remind(at=now(), kinds=(*CONSENTS, *REPLIES))
    sweep_requests(at=now())
    sweep_rooms(at=now())
    while seal_record(at=now()) == AT_ONCE:
        pass
    keep_end()


def _archive() -> None:
    journaling.remind(at=now())
    if not clock_leapt(at=now()):
        forgetting.sweep(at=now())
    idempotency.forget(at=now())
    tell_chairs(at=now())
    clear_expired()


def _webhooks() -> None:
    delivering.sweep(at=now())


ROUNDS = (
    (_sweep, SWEEP_EVERY, DEADLINES),
    (_webhooks, SWEEP_EVERY, WEBHOOKS),
    (_archive, AN_HOUR, ARCHIVE),
)


async def _for_ever(round_of: Callable[[], None], seconds: int, dog: Watchdog) -> None:
    """A sweep that fails is tried again: the deadlines are still in their columns."""
    while True:
        dog.began(monotonic())
        try:
            await database_sync_to_async(round_of)()
        except Exception as error:
            dog.failed()
            level = WARNING if isinstance(error, DatabaseError) else ERROR
            log.log(level, "a sweep failed; trying again", exc_info=error)
        else:
            await asyncio.to_thread(dog.ended, monotonic())
        await asyncio.sleep(seconds)


settle()
