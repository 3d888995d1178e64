"""A system of each of some agencies, as it signs in."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.test.utils import override_settings

from backend.core.actor import Actor, Kind
from backend.systems.models import System
from backend.systems.registering import register_system
from backend.systems.scopes import Scope
from tests.cast import MONDAY, actor

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CONTACT = {"run_by": "It-vagten", "phone": "00 10 00 99"}
Registered = tuple[System, str]


def registered(who: str, *scopes: Scope, wing: str = "") -> Registered:
    """A system of the agency that `who` of the cast works for, and its secret."""
    agency = actor(who).person.agency.name
    name = f"{agency} {wing}"
    with override_settings(PASSWORD_HASHERS=QUICK):
        return register_system(
            name=name, agency=agency, scopes=scopes or [*Scope], **CONTACT, wing=wing, at=MONDAY
        )


def acting(system: System) -> Actor:
    return Actor(Kind.SYSTEM, for_whom=system.application.client_id)


def asks_for_a_token(of: Registered, **more: str) -> dict:
    """What /oauth2/token answers a system."""
    system, secret = of
    wanted = {"grant_type": "client_credentials", "client_id": system.application.client_id, **more}
    with override_settings(PASSWORD_HASHERS=QUICK):
        return Client().post("/oauth2/token", {**wanted, "client_secret": secret}).json()


@pytest.fixture
def sign_in() -> Callable[..., dict]:
    return asks_for_a_token
