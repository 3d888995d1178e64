"""Numbers for those who watch the machines. Counts and seconds by route; never a path, an id or a person."""

import hmac
from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

from backend.notifications.hub import hub

Answering = Callable[[HttpRequest], HttpResponse]

ANSWERS = Histogram("http_answer_seconds", "From asking to answer", ["method", "route", "status"])
SWEEPS = Counter("sweeps", "Sweeps, of the deadlines and of the archive", ["kind", "outcome"])
LAST_SWEEP = Gauge("last_sweep_timestamp_seconds", "When a sweep last came to its end", ["kind"])
SOCKETS = Gauge("live_sockets", "Sockets that are waiting for a notice")
SOCKETS.set_function(hub.count)


def measured(answering: Answering) -> Answering:
    def answer(request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        response = answering(request)
        route = request.resolver_match.route if request.resolver_match else "none"
        ANSWERS.labels(request.method, route, response.status_code).observe(perf_counter() - begun)
        return response

    return answer


def shown(request: HttpRequest) -> HttpResponse:
    """`/metrics`, for whoever carries METRICS_TOKEN; for nobody where none is set."""
    carried = request.headers.get("Authorization", "").encode()
    wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
    if not settings.METRICS_TOKEN or not hmac.compare_digest(carried, wanted):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
