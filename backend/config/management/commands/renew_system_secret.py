"""Draws a new secret for a system's own sign-in, shown this once; or ends the former ones, which somebody may have
seen."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.core.actor import Actor, acting_as
from backend.core.clock import now
from backend.core.refusals import Refusal
from backend.systems.access import REGISTRATION
from backend.systems.models import System
from backend.systems.use_cases.sign_in import end_former, renew_sign_in


class Command(BaseCommand):
    help = "Renews a system's secret: renew_system_secret CLIENT_ID, and after it --end-former where one has leaked"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("client_id")
        parser.add_argument("--end-former", action="store_true", help="from now only the newest signs in")

    def handle(self, *args: Any, **options: Any) -> None:
        system = System.objects.filter(application__client_id=options["client_id"], ended_at=None).first()
        if system is None:
            raise CommandError("No live system signs in as that client.")
        try:
            with acting_as(REGISTRATION) as by:
                said = _ended(system, by) if options["end_former"] else _renewed(system, by)
        except Refusal as refused:
            raise CommandError(f"Refused: {refused.code}") from refused
        self.stdout.write(said)


def _renewed(system: System, by: Actor) -> str:
    return f"client_secret={renew_sign_in(system_id=system.pk, by=by, at=now())}"


def _ended(system: System, by: Actor) -> str:
    ended = end_former(system_id=system.pk, by=by, at=now())
    return "The former secrets are ended." if ended else "No former secret signs in."
