"""Brings a backup into a new, empty database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.config import backup


class Command(BaseCommand):
    help = "Brings FILE into the empty database that DATABASE_URL names, all of it or nothing"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            backup.restore(file)
        except backup.Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(
            "All of it is back. Start the server, and ask verify_record whether the record is whole."
        )
