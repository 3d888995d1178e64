"""Puts a sandbox back to the demonstration's beginning. Refused where it is none."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from backend.config.database import as_owner
from backend.config.demonstration.loading import load
from backend.config.demonstration.reading import read

# what the migrations brought: the country, and Django's own
KEPT = {
    *("django_migrations", "django_content_type", "auth_permission"),
    *("region", "municipality", "police_district", "placement", "forgettable"),
}
ONE_AT_A_TIME = 1_140_113


class Command(BaseCommand):
    help = "Puts a sandbox (SANDBOX=1) back to the demonstration's beginning"

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO and settings.SANDBOX_MINUTES):
            raise CommandError("This is no sandbox: nothing is reset (SANDBOX=1, in a demonstration).")
        with as_owner(), transaction.atomic():
            reset()
        self.stdout.write("Everything is as in the beginning.")


def reset() -> None:
    """As the owner, in one transaction: nobody sees it half done, and whoever works waits for it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        emptied = sorted({*connection.introspection.table_names(cursor)} - KEPT)
        cursor.execute(f"truncate {', '.join(map(connection.ops.quote_name, emptied))} restart identity")
    load(read())
