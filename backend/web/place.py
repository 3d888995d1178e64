"""The place a device remembers, for every page that begins with one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from backend.web.who_to_call.forms import name_of

PLACE_COOKIE = "sted"
A_YEAR = 365 * 24 * 60 * 60


def remembered(request: HttpRequest) -> str:
    code = request.COOKIES.get(PLACE_COOKIE, "")
    return code if name_of(code) else ""


def remember(response: HttpResponseBase, place: str) -> None:
    response.set_cookie(
        PLACE_COOKIE,
        place,
        max_age=A_YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
