"""Walks the record of looking, and says where it is not as it was written."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.core.clock import now
from backend.core.ends import kept_end
from backend.core.verifying import end_of_chain, flaws, still_holds

MOST_SHOWN = 100


class Command(BaseCommand):
    help = "Verifies the record of looking: changed, removed and inserted lines show"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--since", metavar="END", help="an end of the chain kept elsewhere; else that of the file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(islice(flaws(at=now()), MOST_SHOWN))
        for flaw in found:
            self.stdout.write(f"{flaw.what}: line {flaw.line}, position {flaw.position}")
        if not still_holds(options["since"] or kept_end()):
            raise CommandError("The chain no longer has the end that was kept: it was cut off or replaced.")
        if found:
            raise CommandError("The record is not as it was written.")
        self.stdout.write(f"The record is whole. Its end, to be kept elsewhere: {end_of_chain()}")
