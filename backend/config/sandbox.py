"""A place to practise: a demonstration that goes back to its beginning at set times, and says when."""

import asyncio
import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase

from backend.core.clock import COPENHAGEN, now

HERE = Path(__file__).resolve().parents[2]
HEADER = "Sandbox-Resets-At"
COMMAND = [sys.executable, "manage.py", "reset_sandbox"]
log = logging.getLogger(__name__)


def minutes(*, wanted: bool, every: int, demo: bool) -> int:
    """Between resets; none is 0. Refused where cases may be real: everything would be lost."""
    if not wanted:
        return 0
    if not demo:
        raise ImproperlyConfigured(
            "SANDBOX=1 is refused here: this is not a demonstration, and all would be lost."
        )
    if every < 1:
        raise ImproperlyConfigured("SANDBOX_MINUTES is at least 1.")
    return every


def next_reset(at: datetime, every: int) -> datetime:
    """At whole multiples since midnight in Denmark, so that every process says and does the same."""
    local = at.astimezone(COPENHAGEN)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    gone = (local - midnight) // timedelta(minutes=every)
    return midnight + (gone + 1) * timedelta(minutes=every)


class Announced:
    """Every answer says when it will be as if it had never been."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        at = next_reset(now(), settings.SANDBOX_MINUTES)
        request.resets_at = at  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers[HEADER] = at.isoformat()
        return response


async def resetting() -> None:
    """For ever. In a process of its own, which is the owner for a moment: this one never is."""
    while True:
        at = now()
        await asyncio.sleep((next_reset(at, settings.SANDBOX_MINUTES) - at).total_seconds())
        done = await asyncio.to_thread(subprocess.run, COMMAND, cwd=HERE, capture_output=True)
        if done.returncode:
            log.error("the sandbox was not reset; trying again at the next time")
