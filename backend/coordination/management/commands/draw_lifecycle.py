"""Writes docs/lifecycle.md from the tables."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from backend.coordination.drawing import page

PAGE = Path(settings.ROOT) / "docs" / "lifecycle.md"


class Command(BaseCommand):
    help = "Draws docs/lifecycle.md from the tables of backend/coordination/lifecycle.py"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
        self.stdout.write(f"Drawn: {PAGE.relative_to(settings.ROOT)}")
