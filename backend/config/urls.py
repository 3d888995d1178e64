"""Where each door stands."""

import sys

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from backend.api import errors, system
from backend.api.lending import Revoke
from backend.api.token import Token
from backend.config import metrics
from backend.config.watchdog import healthz
from backend.core.away import away_behind, is_away
from backend.web import refusals

urlpatterns = [
    path("healthz", healthz),
    path("readyz", system.readyz),
    path("metrics", metrics.shown),
    path("oauth2/token", Token.as_view()),
    path("oauth2/revoke", Revoke.as_view()),
    path("api/v1/", include("backend.api.urls")),
    path("", include("backend.web.urls")),  # last: it is gone through from its beginning
]


def _machine(request: HttpRequest) -> bool:
    return request.path.startswith(("/api/", "/oauth2/"))


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A session that could not be kept because the database went away is no mistake of who asked."""
    says = errors if _machine(request) else refusals
    return says.not_able_to_work(request) if away_behind(exception) else says.bad_request(request, exception)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusals.not_permitted(request, exception)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return (errors if _machine(request) else refusals).page_not_found(request, exception)


def handler429(request: HttpRequest) -> HttpResponse:
    """Too many attempts to sign in."""
    return refusals.page(request, "too-often", 429)


def handler500(request: HttpRequest) -> HttpResponse:
    """The one place that hears of whatever failed, a session that was asked for before any door was opened too."""
    says = errors if _machine(request) else refusals
    return says.not_able_to_work(request) if is_away(sys.exception()) else says.our_mistake(request)
