"""A migration step that makes a table append-only for the application's role."""

from django.conf import settings
from django.db import migrations


def append_only(*tables: str) -> migrations.RunPython:
    """Triggers can be switched off by whoever runs SQL; a right that was never granted cannot be used."""

    def revoke(apps, schema_editor) -> None:
        role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
        for table in tables:
            schema_editor.execute(f"revoke update, delete, truncate on {table} from {role}")

    return migrations.RunPython(revoke, migrations.RunPython.noop)
