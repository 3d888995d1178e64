"""A person lends a system their name (RFC 6749 code, RFC 7636, RFC 9700): what the house asks beside the protocol."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DataError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from oauth2_provider.models import Application
from oauth2_provider.oauth2_validators import OAuth2Validator
from oauth2_provider.views import RevokeTokenView
from oauthlib.oauth2 import InvalidGrantError

from backend.agencies.lending_selectors import has_ended, lent_since, still_lends, token_carried
from backend.agencies.models import Person
from backend.core import clock
from backend.systems.selectors import is_over
from backend.systems.sign_in import still_opens

READ, ACT = "read", "act"
LENT = frozenset({READ, ACT})
LOOKS = frozenset({"GET", "HEAD", "OPTIONS"})


def lends(token: Any, method: str) -> bool:
    """Looking takes `read` or `act`, a deed `act`. A session is the person's own hand."""
    if token is None:
        return True
    scopes = set(token.scope.split())
    return ACT in scopes or (READ in scopes and method in LOOKS)


def client_of(token: Any) -> str:
    """The system that holds the token; none where a person is signed in themselves."""
    return token.application.client_id if token else ""


class Validator(OAuth2Validator):
    def _load_application(self, client_id: str, request: Any) -> Any:
        """A system that ended is none, whether it asked for itself or in somebody's name."""
        found = super()._load_application(client_id, request)
        if found and (has_ended(found) or is_over(found)):
            request.client = None
        return request.client

    def _check_secret(self, provided_secret: str, stored_secret: str) -> bool:
        """The one it has now; and of a system those before, for as long as they still open."""
        now = super()._check_secret(provided_secret, stored_secret)
        return now or still_opens(provided_secret, stored_secret, clock.now())

    def validate_redirect_uri(
        self, client_id: str, redirect_uri: str, request: Any, *args: Any, **kwargs: Any
    ) -> bool:
        """Letter by letter one of those registered; unencrypted in a demonstration alone."""
        sealed = settings.DEMO or redirect_uri.startswith("https://")
        return sealed and redirect_uri in request.client.redirect_uris.split()

    def _load_access_token(self, token: str) -> Any:
        return token_carried(token)

    def get_default_scopes(self, client_id: str, request: Any, *args: Any, **kwargs: Any) -> list[str]:
        return [READ] if _asks_people(request.client) else super().get_default_scopes(client_id, request)

    def validate_scopes(
        self, client_id: str, scopes: list[str], client: Any, request: Any, *args: Any, **kwargs: Any
    ) -> bool:
        """What is lent is for systems that ask people, and nothing else is."""
        fits = all((scope in LENT) == _asks_people(client) for scope in scopes)
        return fits and super().validate_scopes(client_id, scopes, client, request)

    def validate_refresh_token(
        self, refresh_token: str, client: Any, request: Any, *args: Any, **kwargs: Any
    ) -> bool:
        """So long as the person would still be signed in: a working day, then they are asked again."""
        if not super().validate_refresh_token(refresh_token, client, request):
            return False
        return clock.now() < lent_since(request.refresh_token_instance) + timedelta(hours=settings.LENT_HOURS)

    def _save_bearer_token(self, token: dict, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Asked again at the last moment."""
        if isinstance(request.user, Person) and not still_lends(request.user.pk, request.client):
            raise InvalidGrantError(request=request)
        return super()._save_bearer_token(token, request, *args, **kwargs)


def _asks_people(client: Application) -> bool:
    return client.authorization_grant_type == Application.GRANT_AUTHORIZATION_CODE


class Revoke(RevokeTokenView):
    """A system gives back what it was lent (RFC 7009)."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except (DataError, ValueError):
            return JsonResponse({"error": "invalid_request"}, status=400)
