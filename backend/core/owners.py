"""A migration step that makes a function with its owner's rights: the few things the application may do no other way.

Each is named in `tests/coordination/test_second_wall.py`. Nobody but the application's role may call it, and what it
finds is found in our own schema alone.
"""

from django.conf import settings
from django.db import migrations

GIVEN = """
alter function {function} security definer set search_path = public, pg_temp;
revoke all on function {function} from public;
grant execute on function {function} to {role};
"""


def by_the_owner(function: str, made: str) -> migrations.RunPython:
    """`function` is its name with the types it takes, `made` the statement that makes it."""

    def give(apps, schema_editor) -> None:
        role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
        schema_editor.execute(made, params=None)
        schema_editor.execute(GIVEN.format(function=function, role=role), params=None)

    def take(apps, schema_editor) -> None:
        schema_editor.execute(f"drop function {function}")

    return migrations.RunPython(give, take)
