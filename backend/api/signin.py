"""How a request shows who it is from: a bearer token or a session. A blocked sign-in ends here, at once."""

from typing import Any

from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import BasePermission

from backend.agencies.models import Person
from backend.agencies.signin import is_strong_enough, may_sign_in
from backend.api.lending import lends, system_of
from backend.core.actor import STRANGER, Actor, Kind


class SystemClient:
    """A system with a token of its own: it reads the model and the directory, never a case."""

    is_authenticated = True
    is_active = True
    pk = None

    def __init__(self, client_id: str) -> None:
        self.client_id = client_id


class Bearer(OAuth2Authentication):
    """A person's delegated token, or a system's own."""

    def authenticate(self, request) -> Any:
        found = super().authenticate(request)
        if found is None:
            return None
        user, token = found
        if user is None:
            return SystemClient(token.application.client_id), token
        if not may_sign_in(user):
            raise AuthenticationFailed("signin-blocked", code="signin-blocked")
        return user, token


class Session(SessionAuthentication):
    """The pages' cookie, with its CSRF token; where cases are real, a password alone is not enough."""

    def authenticate(self, request) -> Any:
        found = super().authenticate(request)
        if found and not is_strong_enough(found[0], request.session):
            raise PermissionDenied
        return found


def actor_of(user: Any, token: Any = None) -> Actor:
    if isinstance(user, Person):
        return Actor.of(user, through=system_of(token))
    if isinstance(user, SystemClient):
        return Actor(Kind.SYSTEM, for_whom=user.client_id)
    return STRANGER


class PeopleOnly(BasePermission):
    """Case content is for people, so that every look has a person and recusal holds."""

    message = "people-only"

    def has_permission(self, request, view) -> bool:
        if isinstance(request.user, Person) and not lends(request.auth, request.method):
            raise PermissionDenied("token-only-reads")
        return isinstance(request.user, Person)


class SignedIn(BasePermission):
    """People and systems."""

    message = "not-permitted"

    def has_permission(self, request, view) -> bool:
        return isinstance(request.user, Person | SystemClient)


class Anybody(BasePermission):
    def has_permission(self, request, view) -> bool:
        return True
