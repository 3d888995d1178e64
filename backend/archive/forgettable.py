"""A migration step that says which texts of a table go when a term is over. A text nobody named here fails a test.

`of_case` is SQL over the row, `$1` the case; `of_agency` likewise, `$2` the agency whose term it follows. Without it
the text is the case's own, and goes with the last agency's term.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import migrations

ADDED = "insert into forgettable (place, field, blank, of_case, of_agency) values (%s, %s, %s, %s, %s)"
CASES_OWN = "case_id = $1"


def forgets(
    table: str, *columns: str, of_case: str = CASES_OWN, of_agency: str | None = None, blank: str = "''"
) -> migrations.RunPython:
    """Each later app names its own texts, in a migration that depends on `archive`."""

    def add(apps, schema_editor) -> None:
        with schema_editor.connection.cursor() as cursor:
            rows: Sequence = [(table, column, blank, of_case, of_agency) for column in columns]
            cursor.executemany(ADDED, rows)

    def take(apps, schema_editor) -> None:
        schema_editor.execute("delete from forgettable where place = %s", [table])

    return migrations.RunPython(add, take)


def only_read(table: str) -> migrations.RunPython:
    """The application reads it and writes nothing: what goes is decided in a migration."""

    def revoke(apps, schema_editor) -> None:
        role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
        schema_editor.execute(f"revoke insert, update, delete, truncate on {table} from {role}")

    return migrations.RunPython(revoke, migrations.RunPython.noop)
