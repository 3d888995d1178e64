"""A password alone opens nothing where cases are real: first a code or a passkey is set up."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from backend.agencies.models import Person
from backend.agencies.signin import is_strong_enough

# what one needs in order to set it up, and to leave; the API and the live socket ask for themselves
OPEN = ("/konto/", "/log-ud", "/static/", "/sprog", "/bliv", "/healthz", "/readyz", "/api/")


class SecondFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(OPEN) or self._is_enough(request):
            return self.get_response(request)
        return redirect("mfa_index")

    def _is_enough(self, request: HttpRequest) -> bool:
        return not isinstance(request.user, Person) or is_strong_enough(request.user, request.session)
