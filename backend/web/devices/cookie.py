"""What an enrolled device holds: a random token in a cookie that scripts cannot read.

Whoever copies the cookie holds the device, and that cannot be detected; so it shows numbers alone, and can be ended.
"""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from backend.agencies.device_selectors import device_with
from backend.agencies.models import Device

COOKIE = "enhed"


def device_here(request: HttpRequest, at: datetime) -> Device | None:
    """The device that asks. No cookie, no query."""
    token = request.COOKIES.get(COOKIE, "")
    return device_with(token, at) if token else None


def keep(response: HttpResponseBase, token: str, device: Device) -> None:
    response.set_cookie(
        COOKIE,
        token,
        expires=device.expires_at,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """A token that opens nothing any more is not asked about again."""
    if COOKIE in request.COOKIES:
        response.delete_cookie(COOKIE, samesite="Lax")
