"""`manage.py publish_model FOLDER --edition 2026-11 --valid-from 2026-11-01`: drafts (CSV) become an edition.

Refuses, with file and line, what `proofreading` finds. Run again on the same drafts it changes nothing; an
edition that is published already is never overwritten by another text.
"""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.responsibilities.book import load_model
from backend.responsibilities.editions import (
    CHECKSUMS,
    DATA,
    checksum,
    checksums_of,
    index_text,
    published_checksums,
    versions,
)
from backend.responsibilities.proofreading import proofread
from backend.responsibilities.publishing import as_files, read_drafts


class Command(BaseCommand):
    help = "Publish an edition of the collaboration model from a folder of CSV drafts."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--edition", required=True)
        parser.add_argument("--valid-from", required=True, type=date.fromisoformat)

    def handle(self, *, folder: Path, edition: str, valid_from: date, **options: object) -> None:
        try:
            count = publish(folder, edition, valid_from, DATA)
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"edition {edition}: {count} files")


def publish(folder: Path, edition: str, valid_from: date, data: Path) -> int:
    sheet = read_drafts(folder, edition, valid_from)
    if problems := proofread(sheet):
        raise ValueError("\n".join(map(str, problems)))
    files = {f"{edition}/{path}": text for path, text in as_files(sheet).items()}
    _require_same(files, edition, published_checksums(data))
    _require_later(edition, valid_from, data)
    for path, text in files.items():
        (data / path).parent.mkdir(parents=True, exist_ok=True)
        (data / path).write_text(text, encoding="utf-8", newline="\n")
    (data / CHECKSUMS).write_text(index_text(checksums_of(data)), encoding="utf-8", newline="\n")
    return len(files)


def _require_same(files: dict[str, str], edition: str, published: dict[str, str]) -> None:
    before = {path: digest for path, digest in published.items() if path.startswith(f"{edition}/")}
    if before and before != {path: checksum(text.encode()) for path, text in files.items()}:
        raise ValueError(f"edition {edition} is published; publish a later one instead")


def _require_later(edition: str, valid_from: date, data: Path) -> None:
    others = [load_model(data / version) for version in versions(data) if version != edition]
    if any(other.valid_from >= valid_from and other.version < edition for other in others):
        raise ValueError(f"edition {edition} begins no later than the one before it")
