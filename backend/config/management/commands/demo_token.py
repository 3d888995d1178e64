"""Prints a token for one of the cast. Refused outside demonstration mode."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from oauth2_provider.models import AccessToken, Application

from backend.agencies.models import Person
from backend.core.clock import now
from backend.systems.models import System
from backend.systems.registering import register_system
from backend.systems.scopes import IN_A_PERSONS_NAME, Scope

LASTS = timedelta(hours=12)
SYSTEM, AGENCY = "fagsystem", "Esbjerg Kommune"


class Command(BaseCommand):
    help = "Prints a bearer token for a person of the demonstration, or for the system client fagsystem"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "person", nargs="+", help="a username of the cast, such as visitator; of several, a line each"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Demonstration tokens are refused here: this is not demonstration mode (DEMO=1)."
            )
        for person in [_called(name) for name in options["person"]]:
            self.stdout.write(token_for(person))


def _called(name: str) -> Person | None:
    """Somebody of the cast; None is the system."""
    person = None if name == SYSTEM else Person.objects.filter(username=name, demonstration=True).first()
    if person is None and name != SYSTEM:
        raise CommandError(f"There is no {name!r} in the demonstration's cast.")
    return person


def token_for(person: Person | None) -> str:
    """A token in the person's name; for None in the name of the demonstration's system."""
    token = secrets.token_urlsafe(32)
    AccessToken.objects.create(
        user=person,
        application=_application() if person else _system().application,
        token=token,
        scope=" ".join(IN_A_PERSONS_NAME) if person else " ".join(Scope),
        expires=now() + LASTS,
    )
    return token


def _application() -> Application:
    found, _ = Application.objects.get_or_create(
        name="demonstration",
        defaults={
            "client_type": Application.CLIENT_CONFIDENTIAL,
            "authorization_grant_type": Application.GRANT_CLIENT_CREDENTIALS,
        },
    )
    return found


def _system() -> System:
    """Of the agency that screens and coordinates."""
    found = System.objects.select_related("application").filter(application__name=SYSTEM).first()
    contact = {"run_by": "It-vagten", "phone": "00 10 00 90"}
    return found or register_system(name=SYSTEM, agency=AGENCY, scopes=[*Scope], **contact, at=now())[0]
