"""Django's migrate, as the owner: the application's role may not change a table."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from backend.config import roles
from backend.config.database import as_owner

ONE_AT_A_TIME = 1_140_112  # any number, the same for all: two servers that start together migrate in turn


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        app = connection.settings_dict["USER"]
        with as_owner():
            with connection.cursor() as cursor:
                # Given back when the owner's connection closes.
                cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
                roles.prepare(cursor, app=app)
            super().handle(*args, **options)
