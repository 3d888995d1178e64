"""Refusals as pages. What each code says is one table of the house, named in the settings and shared with the API."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.core.refusals import NotFound, NotPermitted, NotPossible, Refusal, Stale, TooOften, Unusable

STATUS: dict[type[Refusal], int] = {
    NotFound: 404,
    NotPermitted: 403,
    NotPossible: 409,
    Stale: 409,
    TooOften: 429,
    Unusable: 400,
}
CONFLICT = 409
ON_RECORD = {403, 404, 409, 429}


def sentence(code: str) -> str:
    """What the refusal says to people, in the language of the page."""
    return import_module(settings.REFUSAL_TEXTS).sentence(code, get_language())


def of_database(error: IntegrityError) -> NotPossible | None:
    """What the database refused, in the words of the house; None where it is a mistake of ours."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    code = import_module(settings.REFUSAL_TEXTS).CONSTRAINTS.get(name or "")
    return NotPossible(code) if code else None


def status_of(refusal: Refusal) -> int:
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)


def headings() -> dict[int, tuple[str, str]]:
    """By status: what the page is called, and what one can do."""
    return {
        400: (_("Det kan ikke bruges"), _("Gå tilbage, ret det, og send igen.")),
        403: (
            _("Det må du ikke her"),
            _("Er det forkert, så ring til din leder eller samarbejdets administrator."),
        ),
        404: (_("Siden er her ikke"), _("Måske er adressen forkert, måske er sagen ikke din at se.")),
        409: (_("Det kan ikke gøres lige nu"), _("Intet er ændret. Gå tilbage, og se, hvordan det står nu.")),
        429: (_("For mange gange"), _("Vent lidt, og prøv igen. Haster det, så ring.")),
        500: (_("Der skete en fejl hos os"), _("Intet er ændret. Prøv igen om lidt. Haster det, så ring.")),
        503: (
            _("Siden kan ikke svare lige nu"),
            _("Intet er ændret. Prøv igen om lidt. Haster det, så ring."),
        ),
    }


def back_to(request: HttpRequest) -> dict[str, str]:
    """Where one came from: the case or the task, which whoever is told that it cannot be done now has seen."""
    ids = request.resolver_match.kwargs if request.resolver_match else {}
    if "case_id" in ids:
        return {"back": reverse("case", args=[ids["case_id"]]), "back_text": _("Tilbage til sagen")}
    if "handover_id" in ids:
        return {"back": reverse("handover", args=[ids["handover_id"]]), "back_text": _("Tilbage til opgaven")}
    if "matter_id" in ids or "decision_id" in ids:
        back = reverse("matter", args=[ids["matter_id"]]) if "matter_id" in ids else reverse("matters")
        return {"back": back, "back_text": _("Tilbage til PSP og KSP")}
    return {}


def page(request: HttpRequest, code: str, status: int, params: dict[str, Any] | None = None) -> HttpResponse:
    heading, what_to_do = headings()[status]
    back = back_to(request) if status == CONFLICT else {}
    said = {
        "heading": heading,
        "sentence": sentence(code),
        "what_to_do": what_to_do,
        "status": status,
        **back,
    }
    part = bool(request.headers.get("HX-Request"))
    response = render(
        request, "web/refusals/_refusal.html" if part else "web/refusals/refusal.html", said, status=status
    )
    response.headers["Cache-Control"] = "no-store"
    if retry := (params or {}).get("retry_after"):
        response.headers["Retry-After"] = str(retry)
    return response


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "not-permitted", 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "not-found", 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "bad-request", 400)


def our_mistake(request: HttpRequest) -> HttpResponse:
    return _bare(request, "our-mistake", 500, headings()[500][1])


def not_able_to_work(request: HttpRequest) -> HttpResponse:
    """The database is away. It may have gone between doing a deed and saying so: then nobody knows, and it is said."""
    unsure = _("Det er ikke sikkert, at det blev gemt. Se efter, før du gør det igen. Haster det, så ring.")
    response = _bare(
        request, "not-able-to-work", 503, headings()[503][1] if request.method == "GET" else unsure
    )
    response.headers["Retry-After"] = "5"
    response.headers["Cache-Control"] = "no-store"
    return response


def _bare(request: HttpRequest, code: str, status: int, what_to_do: str) -> HttpResponse:
    """Asks the database nothing: it may be what failed."""
    said = {"heading": headings()[status][0], "sentence": sentence(code), "what_to_do": what_to_do}
    template = "_refusal" if request.headers.get("HX-Request") else "bare"
    return render(None, f"web/refusals/{template}.html", said, status=status)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is not ours: mostly a page that stood open for too long."""
    return render(request, "web/refusals/forged.html", status=403)
