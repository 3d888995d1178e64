"""Ends a system of an agency: its tokens and webhooks do no more, from now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.core.clock import now
from backend.systems.models import System
from backend.systems.registering import end_system


class Command(BaseCommand):
    help = "Ends a system: end_system CLIENT_ID"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("client_id")

    def handle(self, *args: Any, **options: Any) -> None:
        system = System.objects.filter(application__client_id=options["client_id"], ended_at=None).first()
        if system is None:
            raise CommandError("No live system signs in as that client.")
        end_system(system=system, at=now())
        self.stdout.write(f"{system.application.name} is ended.")
