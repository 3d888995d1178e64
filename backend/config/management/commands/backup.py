"""Writes the whole database into one file, while everybody works on."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.config.backup import Refused, back_up


class Command(BaseCommand):
    help = "Writes the whole database into FILE, which only this user may read. The keys are not in it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            back_up(file)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{file}, {file.stat().st_size // 1024} KB. Keep it apart from the keys.")
