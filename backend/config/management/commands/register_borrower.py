"""Registers a system to which an agency's people may lend their name, and tells its secret once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.agencies.models import Agency
from backend.agencies.use_cases.lending import register_borrower
from backend.core.actor import acting_as, clock
from backend.core.clock import now


class Command(BaseCommand):
    help = "Registers a system that people of an agency may lend their name (authorization code with PKCE)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what people know it by")
        parser.add_argument("--agency", required=True, help="whose it is, by name")
        parser.add_argument(
            "--redirect", action="append", required=True, help="where people come back to; repeat"
        )
        parser.add_argument("--public", action="store_true", help="it can keep no secret (an app, a browser)")

    def handle(self, *args: Any, **options: Any) -> None:
        agency = Agency.objects.filter(name=options["agency"]).first()
        if agency is None:
            raise CommandError(f"There is no agency called {options['agency']!r}.")
        redirects = options["redirect"]
        if not settings.DEMO and not all(each.startswith("https://") for each in redirects):
            raise CommandError("People come back over https alone.")
        with acting_as(clock("registration")) as by:
            application, secret = register_borrower(
                name=options["name"],
                agency=agency,
                redirects=redirects,
                public=options["public"],
                by=by,
                at=now(),
            )
        self.stdout.write(f"client_id={application.client_id}")
        if secret:
            self.stdout.write(f"client_secret={secret}")
