"""Ends a system that people lent their name: all of it stops at once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.agencies.use_cases.lending import end_borrower
from backend.core.actor import acting_as, clock
from backend.core.clock import now
from backend.core.refusals import NotFound


class Command(BaseCommand):
    help = "Ends a system that people lent their name, by its client id"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("client_id")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as(clock("registration")) as by:
            try:
                end_borrower(client_id=options["client_id"], by=by, at=now())
            except NotFound:
                raise CommandError("There is no such system, or it has ended.") from None
        self.stdout.write("The system has ended.")
