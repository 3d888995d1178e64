"""The place a device remembers; the same as on the first page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from backend.web.who_to_call.forms import name_of
from backend.web.who_to_call.views import A_YEAR, PLACE_COOKIE


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
