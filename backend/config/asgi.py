"""One port, one process: HTTP through WSGI threads, the live socket through channels, the sweep in the lifespan."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Callable
from logging import ERROR, WARNING
from time import monotonic
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")

from django.core.wsgi import get_wsgi_application

wsgi: Any = get_wsgi_application()

from a2wsgi import WSGIMiddleware  # noqa: E402
from channels.db import database_sync_to_async  # noqa: E402
from channels.routing import URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import DatabaseError  # noqa: E402
from django.urls import path, re_path  # noqa: E402
from oauth2_provider.models import clear_expired  # noqa: E402

from backend.api.live import LiveNotices, Nowhere  # noqa: E402
from backend.archive.use_cases import forgetting, journaling  # noqa: E402
from backend.config import env  # noqa: E402
from backend.config.sandbox import resetting  # noqa: E402
from backend.config.utf8 import utf8_only  # noqa: E402
from backend.config.watchdog import ARCHIVE, DEADLINES, Watchdog  # noqa: E402
from backend.coordination.use_cases.passing_around import tell_chairs  # noqa: E402
from backend.coordination.use_cases.reminders import remind  # noqa: E402
from backend.coordination.use_cases.sweep import sweep  # noqa: E402
from backend.core.chain import AT_ONCE, seal_record  # noqa: E402
from backend.core.clock import now  # noqa: E402
from backend.information.use_cases.reminders import CONSENTS  # noqa: E402
from backend.insight.use_cases.reminders import REPLIES  # noqa: E402
from backend.insight.use_cases.reminders import sweep as sweep_requests  # noqa: E402
from backend.notifications.hub import hub  # noqa: E402

SWEEP_EVERY = env.integer("SWEEP_SECONDS", default=5)
AN_HOUR = 3600  # what is kept for months and years waits that long
log = logging.getLogger(__name__)

http: Any = WSGIMiddleware(utf8_only(wsgi), workers=env.integer("HTTP_THREADS", default=8))
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
    sweeping = asyncio.gather(
        _for_ever(_sweep, SWEEP_EVERY, DEADLINES), _for_ever(_archive, AN_HOUR, ARCHIVE)
    )
    practising = asyncio.create_task(resetting()) if settings.SANDBOX_MINUTES else None
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
    while seal_record(at=now()) == AT_ONCE:
        pass


def _archive() -> None:
    journaling.remind(at=now())
    forgetting.sweep(at=now())
    tell_chairs(at=now())
    clear_expired()


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
