"""A password alone opens nothing where cases are real: first a code or a passkey is set up."""

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect

from backend.agencies.models import Person

# what one needs in order to set it up, and to leave
OPEN = ("/konto/", "/log-ud", "/static/", "/sprog", "/healthz", "/readyz")


class SecondFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.SECOND_FACTOR_REQUIRED or request.path.startswith(OPEN) or self._is_enough(request):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return JsonResponse({"type": "/api/v1/problems/not-permitted", "status": 403}, status=403)
        return redirect("mfa_index")

    def _is_enough(self, request: HttpRequest) -> bool:
        if not isinstance(request.user, Person):
            return True
        ways = {record["method"] for record in get_authentication_records(request, request.user)}
        return bool(ways & {"mfa", "socialaccount"})
