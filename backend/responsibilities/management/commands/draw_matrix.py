"""`manage.py draw_matrix`: docs/matrix.md from the newest edition; with `--check`, whether it is so already."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.responsibilities.book import load_models
from backend.responsibilities.drawing import matrix

MATRIX = Path(__file__).parents[4] / "docs" / "matrix.md"


class Command(BaseCommand):
    help = "Draw docs/matrix.md from the collaboration model."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check: bool, **options: object) -> None:
        drawn = matrix(load_models()[-1])
        if not check:
            MATRIX.parent.mkdir(exist_ok=True)
            MATRIX.write_text(drawn, encoding="utf-8", newline="\n")
        elif MATRIX.read_text(encoding="utf-8") != drawn:
            raise CommandError("docs/matrix.md is not drawn from the model: run manage.py draw_matrix")
