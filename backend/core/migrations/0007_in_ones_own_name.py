"""A line of the record is written in the name of whoever acts: nobody writes what another looked at (P10)."""

from django.db import migrations

OWN_NAME = """
drop policy written_by_anybody on record_line;
create policy written_in_ones_own_name on record_line for insert with check (
    left(actor_kind || ':' || coalesce(actor::text, for_whom), 100) = left(current_setting('app.actor', true), 100)
);
"""
ANYBODY = """
drop policy written_in_ones_own_name on record_line;
create policy written_by_anybody on record_line for insert with check (true);
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0006_kept_for_a_time")]

    operations = [migrations.RunSQL(OWN_NAME, ANYBODY)]
