"""Who opens the socket. A bearer token counts anywhere; a cookie only from an origin the house allows."""

from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, load_backend
from django.http import parse_cookie
from django.http.request import split_domain_port, validate_host
from django.utils.crypto import constant_time_compare

from backend.agencies.lending_selectors import token_carried
from backend.agencies.models import Person
from backend.agencies.signin import is_strong_enough, may_sign_in
from backend.core.clock import now


def person_of(scope: dict[str, Any]) -> Person | None:
    """Who may sign in, now, with what the handshake carries; None where nobody may, or may no longer."""
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    bearer = headers.get(b"authorization", "")
    if bearer.lower().startswith("bearer "):
        person = _by_token(bearer[7:].strip())
    elif _origin_allowed(headers.get(b"origin", "")):
        person = _by_session(parse_cookie(headers.get(b"cookie", "")))
    else:
        person = None
    return person if person and may_sign_in(person) else None


def _by_token(token: str) -> Person | None:
    found = token_carried(token)
    return found.user if found and found.expires > now() else None


def _by_session(cookies: dict[str, str]) -> Person | None:
    key = cookies.get(settings.SESSION_COOKIE_NAME)
    if not key:
        return None
    session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    if SESSION_KEY not in session or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    person = load_backend(session[BACKEND_SESSION_KEY]).get_user(session[SESSION_KEY])
    given = session.get(HASH_SESSION_KEY, "")
    if person is None or not constant_time_compare(given, person.get_session_auth_hash()):
        return None
    return person if is_strong_enough(person, session) else None


def _origin_allowed(origin: str) -> bool:
    """No origin, no cookie: a browser always says where it is."""
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    try:
        host, _ = split_domain_port(urlsplit(origin).netloc)
    except ValueError:  # not an address at all
        return False
    return bool(host) and validate_host(host, settings.ALLOWED_HOSTS)
