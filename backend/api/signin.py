"""How a request shows who it is from: a bearer token or a session. A blocked sign-in ends here, at once."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from backend.agencies.models import Person
from backend.agencies.signin import is_strong_enough, may_sign_in
from backend.api.lending import Validator, client_of, lends
from backend.core.actor import STRANGER, Actor, Kind
from backend.systems.models import System
from backend.systems.selectors import system_of


class SystemClient:
    """A system with a token of its own. It is let in for the scopes of the token that the system still has, and for no
    case."""

    is_authenticated = True
    is_active = True
    pk = None

    def __init__(self, client_id: str, system: System | None = None, scopes: Iterable[str] = ()) -> None:
        self.client_id = client_id
        self.system = system
        self.scopes = frozenset(scopes) & frozenset(system.scopes if system else ())


class Bearer(OAuth2Authentication):
    """A person's delegated token, or a system's own: in the header and nowhere else (RFC 6750, 2; RFC 9700, 4.3.2).

    The library judges it, without making its whole server anew for each request. Whoever shows one that is none, or no
    longer, believes to be signed in: they are told, also where a stranger would be answered.
    """

    def authenticate(self, request) -> Any:
        token = _token_of(request)
        if token is None:
            return None
        judged = SimpleNamespace(uri=request.build_absolute_uri(request.path))
        if not Validator().validate_bearer_token(token, [], judged):
            raise AuthenticationFailed
        if judged.user is None:
            return _system_with(judged.access_token), judged.access_token
        if not may_sign_in(judged.user):
            raise AuthenticationFailed("signin-blocked", code="signin-blocked")
        return judged.user, judged.access_token


def _token_of(request: Request) -> str | None:
    """None where none is shown; AuthenticationFailed where it is shown in two ways at once, or is no one word."""
    kind, _, token = request.META.get("HTTP_AUTHORIZATION", "").strip().partition(" ")
    if kind.lower() != "bearer":
        return None
    if len(token.split()) != 1 or "access_token" in request.query_params:
        raise AuthenticationFailed
    return token.strip()


def _system_with(token: Any) -> SystemClient:
    system = system_of(token.application_id)
    if system is None:
        raise AuthenticationFailed
    return SystemClient(token.application.client_id, system, token.scope.split())


class Session(SessionAuthentication):
    """The pages' cookie, with its CSRF token; where cases are real, a password alone is not enough."""

    def authenticate(self, request) -> Any:
        found = super().authenticate(request)
        if found and not is_strong_enough(found[0], request.session):
            raise PermissionDenied
        return found


def actor_of(user: Any, token: Any = None) -> Actor:
    if isinstance(user, Person):
        return Actor.of(user, through=client_of(token))
    if isinstance(user, SystemClient):
        return Actor(Kind.SYSTEM, for_whom=user.client_id)
    return STRANGER


def _check_lent(request: Request) -> None:
    """PermissionDenied where somebody lent their name for less than this."""
    if isinstance(request.user, Person) and not lends(request.auth, request.method or ""):
        raise PermissionDenied("token-only-reads")


class PeopleOnly(BasePermission):
    """Case content is for people, so that every look has a person and recusal holds."""

    message = "people-only"

    def has_permission(self, request, view) -> bool:
        _check_lent(request)
        return isinstance(request.user, Person)


class ForSystems(BasePermission):
    """A system passes where the door names a scope and its token has it."""

    message = "people-only"

    def by_system(self, client: SystemClient, view: Any) -> bool:
        wanted = getattr(view, "scope", None)
        if wanted:
            self.message = "scope-missing"
        return wanted in client.scopes


class SignedIn(ForSystems):
    """People, and systems with the scope of the door."""

    def has_permission(self, request, view) -> bool:
        if isinstance(request.user, SystemClient):
            return self.by_system(request.user, view)
        self.message = "not-permitted"
        _check_lent(request)
        return isinstance(request.user, Person)


class SystemsOnly(ForSystems):
    """What a system does for itself."""

    def has_permission(self, request, view) -> bool:
        if isinstance(request.user, SystemClient):
            return self.by_system(request.user, view)
        self.message = "systems-only"
        return False


class Anybody(ForSystems):
    """Strangers too. A token opens what it is for and nothing else, even where no token is asked for."""

    def has_permission(self, request, view) -> bool:
        _check_lent(request)
        named = isinstance(request.user, SystemClient) and getattr(view, "scope", None)
        return self.by_system(request.user, view) if named else True
