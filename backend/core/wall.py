"""A migration step that puts the second wall around a table: rows show to those in sight of them, or to a reach.

What is in sight is asked once a statement, as a set, by a function in a language that keeps its plans: planning a
sight view anew for every statement costs ten times what asking it does, and asking it anew for every row of a list too.
"""

from typing import NamedTuple

from django.db import migrations

SHOWING = """
create or replace function {sight}_of(person uuid) returns uuid[] stable language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
begin
    return array(select s.{column} from {sight} as s where s.person_id = person);
end
$$;
"""
FORWARD = """
alter table {table} enable row level security;
create policy seen on {table} for select using (app_reaches() or {seen});
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


class Through(NamedTuple):
    """Seen where the sight relation names the row's `key`, in its `column`, and the one who acts."""

    sight: str
    column: str
    key: str

    def __str__(self) -> str:
        return f"{{table}}.{self.key} = any ((select {self.sight}_of(app_person()))::uuid[])"


def walled(table: str, *seen: Through | str) -> migrations.RunSQL:
    """`seen`: sight relations, or SQL over the row `{table}`; one is enough. Writing takes a reach."""
    showing = "".join(SHOWING.format(**each._asdict()) for each in seen if isinstance(each, Through))
    either = " or ".join(f"({each})" for each in seen).format(table=table)
    return migrations.RunSQL(showing + FORWARD.format(table=table, seen=either), BACKWARD.format(table=table))


def owned(table: str, mine: str) -> migrations.RunSQL:
    """`mine`: SQL over the row, true where it is `app_person()`'s own."""
    row = mine.format(table=table)
    forward = FORWARD.format(table=table, seen=row) + OWNED.format(table=table, mine=row)
    return migrations.RunSQL(forward, f"drop policy own on {table};" + BACKWARD.format(table=table))
