"""Client credentials for a token (RFC 6749)."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from oauth2_provider.views import TokenView


class Token(TokenView):
    """What can be no name and no secret is refused like any other bad request, and is no mistake of ours; so is a grant
    that is not offered, and a token of which another has made use in the same moment."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except (DataError, ValueError, KeyError, ObjectDoesNotExist):
            return JsonResponse(
                {"error": "invalid_request"}, status=400, headers={"Cache-Control": "no-store"}
            )
