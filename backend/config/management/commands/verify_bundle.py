"""Whether a bundle is as it was signed: for whoever received one, and has the published keys."""

import zipfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.archive.packing import wrong_with
from backend.archive.signing import published


class Command(BaseCommand):
    help = "Verifies a bundle: its signature, and the digest of every document"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--key", metavar="NAME=PUBLIC", help="a published key, instead of this house's own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            wrong = list(wrong_with(options["file"].read_bytes(), _keys(options["key"])))
        except (OSError, zipfile.BadZipFile):
            raise CommandError("The file cannot be read as a bundle.") from None
        for flaw in wrong:
            self.stdout.write(flaw)
        if wrong:
            raise CommandError("The bundle is not as it was signed.")
        self.stdout.write("The bundle is whole, and signed with a published key.")


def _keys(given: str | None) -> dict[str, str]:
    if given:
        name, _, public = given.partition("=")
        return {name: public}
    return {key.name: key.public for key in published()}
