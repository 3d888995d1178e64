"""A migration step that puts the second wall around a table: rows show to those in sight of them, or to a reach."""

from django.db import migrations

FORWARD = """
alter table {table} enable row level security;
create policy seen on {table} for select using ({seen});
create policy in_reach on {table} using (app_reaches()) with check (app_reaches());
"""
# what somebody owns they may also change, without a reach
OWNED = """
create policy own on {table} using ({mine}) with check ({mine});
"""
BACKWARD = """
drop policy in_reach on {table};
drop policy seen on {table};
alter table {table} disable row level security;
"""


def walled(table: str, seen: str) -> migrations.RunSQL:
    """`seen`: SQL over the row `{table}`, true where `app_person()` may see it. Writing takes a reach."""
    forward = FORWARD.format(table=table, seen=seen.format(table=table))
    return migrations.RunSQL(forward, BACKWARD.format(table=table))


def owned(table: str, mine: str) -> migrations.RunSQL:
    """`mine`: SQL over the row, true where it is `app_person()`'s own."""
    row = mine.format(table=table)
    forward = FORWARD.format(table=table, seen=row) + OWNED.format(table=table, mine=row)
    return migrations.RunSQL(forward, f"drop policy own on {table};" + BACKWARD.format(table=table))


def through(sight: str, column: str, key: str) -> str:
    """Seen where the sight relation names the row's `key` and the one who acts."""
    return (
        f"exists (select from {sight} as s where s.{column} = {{table}}.{key} and s.person_id = app_person())"
    )
