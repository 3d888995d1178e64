"""How many months after closure the house keeps its copy of what an agency wrote: that agency's own decision."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.agencies.models import Agency
from backend.archive.models import Retention


class Command(BaseCommand):
    help = "Sets an agency's term: keep_for AGENCY MONTHS"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("agency", type=UUID)
        parser.add_argument("months", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        agency, months = Agency.objects.filter(pk=options["agency"]).first(), options["months"]
        if agency is None or not 1 <= months <= 600:
            raise CommandError("Name an agency by its id, and 1 to 600 months.")
        Retention.objects.update_or_create(agency=agency, defaults={"months": months})
        self.stdout.write(f"{agency.name}: {months} months after closure.")
