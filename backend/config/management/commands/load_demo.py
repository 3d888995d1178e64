"""Loads the fictional demonstration. Refused where it is not one."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from backend.config.demonstration.loading import load
from backend.config.demonstration.reading import read


class Command(BaseCommand):
    help = "Loads the fictional demonstration and its cast (demonstration mode only)"

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is refused here: this is not demonstration mode (DEMO=1).")
        loaded = load(read())
        self.stdout.write(
            "The demonstration is loaded." if loaded else "The demonstration was loaded before."
        )
