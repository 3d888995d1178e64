"""The only meeting of refusals and HTTP: every error is problem+json (RFC 9457) with a stable type."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import get_language
from rest_framework import exceptions as drf
from rest_framework.response import Response

from backend.api.idempotency import KeyReused
from backend.api.missing import FIELDS
from backend.api.preconditions import PreconditionRequired
from backend.api.texts import CONSTRAINTS, TEXTS, sentence
from backend.core import clock
from backend.core.actor import current
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Refusal, Stale, TooOften, Unusable

STATUS: dict[type[Refusal], int] = {
    NotFound: 404,
    NotPermitted: 403,
    NotPossible: 409,
    Stale: 412,
    PreconditionRequired: 428,
    KeyReused: 422,
    TooOften: 429,
    Unusable: 400,
}
# DRF's sentences that never repeat what was sent; any other might hold a CPR number put in the wrong field
SAY_NOTHING_OF_IT = {"required", "blank", "null", "max_length", "min_length", "max_value", "min_value"}
# what our own checks of a field, and a choice not among those offered, are said with
SAID_OF_A_FIELD = {
    "cpr-or-case-number": "cpr-or-case-number",
    "invalid_choice": "unknown-choice",
    "no-offset": "no-offset",
    "topic-or-duty": "topic-or-duty",
    "unknown-field": "unknown-field",
}
# what somebody could find out by asking again and again, though the request itself is refused
GUESSABLE = {"cannot-be-given"}
BY_STATUS = {
    400: "bad-request",
    401: "not-signed-in",
    403: "not-permitted",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    412: "changed-meanwhile",
    415: "unsupported-media-type",
    428: "precondition-required",
    429: "too-often",
    500: "our-mistake",
    503: "not-able-to-work",
}


def problem(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. None lets an error through, which rolls everything back: an unknown one, and that the
    database is away, which the door says."""
    if isinstance(exc, Refusal):
        return _refused(exc, context)
    if isinstance(exc, IntegrityError):
        return _refused_by_database(exc, context)
    if isinstance(exc, drf.ValidationError):
        return _answer("invalid", 400, errors=list(_pointers(exc.detail)))
    if isinstance(exc, Http404):
        return _refused(NotFound(), context)
    if isinstance(exc, PermissionDenied):
        return _refused(NotPermitted("not-permitted"), context)
    return _from_drf(exc, context) if isinstance(exc, drf.APIException) else None


def _refused(exc: Refusal, context: dict[str, Any]) -> Response:
    status = next(STATUS[kind] for kind in type(exc).__mro__ if kind in STATUS)
    if status in (403, 404, 409, 429) or exc.code in GUESSABLE:
        _put_on_record(exc.code, context)
    headers = {"Retry-After": str(exc.params["retry_after"])} if "retry_after" in exc.params else {}
    return _answer(exc.code, status, headers=headers, **_shown(exc))


def _shown(exc: Refusal) -> dict[str, Any]:
    """The parameters; a field also as a JSON pointer, as a form would want it."""
    shown: dict[str, Any] = {"params": exc.params} if exc.params else {}
    named = {code: FIELDS.get(code, "") for code in exc.params.get("missing", ())}
    if field := exc.params.get("field"):
        named[exc.code] = field
    if named:
        shown["errors"] = [_error(code, field) for code, field in named.items()]
    return shown


def _error(code: str, field: str) -> dict[str, str]:
    return {
        "pointer": f"/{field}" if field else "",
        "code": code,
        "detail": sentence(code, get_language()),
    }


def _refused_by_database(exc: IntegrityError, context: dict[str, Any]) -> Response | None:
    name = getattr(getattr(exc.__cause__, "diag", None), "constraint_name", None)
    code = CONSTRAINTS.get(name or "")
    return _refused(NotPossible(code), context) if code else None


def _from_drf(exc: drf.APIException, context: dict[str, Any]) -> Response:
    status = exc.status_code
    said = str(exc.detail) if isinstance(exc, drf.PermissionDenied) else ""
    code = said if said in TEXTS else BY_STATUS.get(status, "bad-request")
    if isinstance(exc, drf.AuthenticationFailed) and exc.get_codes() == "signin-blocked":
        code = "signin-blocked"
    headers = {"WWW-Authenticate": _how_to_sign_in(exc)} if status == 401 else {}
    if status == 403:
        _put_on_record(code, context)
    return _answer(code, status, headers=headers)


def _how_to_sign_in(exc: drf.APIException) -> str:
    """Whoever showed a token hears that it counts for nothing (RFC 6750, 3.1)."""
    return 'Bearer error="invalid_token"' if isinstance(exc, drf.AuthenticationFailed) else "Bearer"


def _put_on_record(code: str, context: dict[str, Any]) -> None:
    """The refusal commits, although what was asked is undone."""
    view = context["view"]
    try:
        by = current()
    except LookupError:
        return
    about = ":".join(str(value) for value in view.kwargs.values() if value)
    put_on_record(
        by, at=clock.now(), act=f"{view.request.method} {type(view).__name__}", outcome=code, about=about
    )


def _pointers(detail: Any, at: str = ""):
    """DRF's nested errors as (JSON pointer, code, sentence), without what was sent."""
    if isinstance(detail, dict):
        for key, value in detail.items():
            yield from _pointers(value, at if key == "non_field_errors" else f"{at}/{key}")
    elif isinstance(detail, list):
        for place, value in enumerate(detail):
            yield from _pointers(value, at if isinstance(value, drf.ErrorDetail) else f"{at}/{place}")
    else:
        code = SAID_OF_A_FIELD.get(detail.code, "invalid-field")
        said = str(detail) if detail.code in SAY_NOTHING_OF_IT else sentence(code, get_language())
        yield {"pointer": at, "code": detail.code, "detail": said}


def body(code: str, status: int, **more: Any) -> dict[str, Any]:
    language = get_language()
    return {
        "type": f"/api/v1/problems/{code}",
        "title": sentence(BY_STATUS.get(status, code), language),
        "status": status,
        "detail": sentence(code, language),
        **more,
    }


def _answer(code: str, status: int, headers: dict | None = None, **more: Any) -> Response:
    return Response(
        body(code, status, **more), status=status, headers=headers, content_type="application/problem+json"
    )


def not_able_to_work(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        body("not-able-to-work", 503),
        status=503,
        content_type="application/problem+json",
        headers={"Retry-After": "5"},
    )


def page_not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    return JsonResponse(body("not-found", 404), status=404, content_type="application/problem+json")


def our_mistake(request: HttpRequest) -> JsonResponse:
    return JsonResponse(body("our-mistake", 500), status=500, content_type="application/problem+json")


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    return JsonResponse(body("bad-request", 400), status=400, content_type="application/problem+json")
