"""Sessions end: after idling, and after a working day. What the page fetches by itself does not count as work."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponseBase

from backend.core import clock

IDLE_SECONDS = settings.IDLE_MINUTES * 60
WARNED_SECONDS_BEFORE = min(120, IDLE_SECONDS // 2)
LONGEST_SECONDS = 12 * 60 * 60
WRITTEN_EVERY = 20  # a session is a row: not one writing for every click
BACKGROUND = "X-Background"


class Idle:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.session.get(SESSION_KEY):
            self._look_at_the_clock(request)
        return self.get_response(request)

    def _look_at_the_clock(self, request: HttpRequest) -> None:
        now, session = clock.now().timestamp(), request.session
        seen, began = session.get("seen", now), session.setdefault("began", now)
        if now - seen > IDLE_SECONDS or now - began > LONGEST_SECONDS:
            logout(request)
        elif BACKGROUND not in request.headers and now - session.get("seen", 0) > WRITTEN_EVERY:
            session["seen"] = now
