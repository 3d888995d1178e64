"""The record becomes a chain, and stands behind the second wall: one reads one's own lines."""

from django.db import migrations, models

from backend.core.appendonly import append_only
from backend.core.wall import walled

# a line as it is stored: a sealed reason stays sealed
SAID = """
create view record_said with (security_invoker = true) as
select id, at, jsonb_build_array(id, extract(epoch from at), actor_kind, actor, for_whom, agency, act, outcome, about,
                                 reason)::text as said
from record_line
"""

# one's own lines; who has no row of a person is known by name
MINE = """
{table}.actor = app_person() or {table}.actor is null
    and {table}.actor_kind || ':' || {table}.for_whom = current_setting('app.actor', true)
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0004_who_acts")]

    operations = [
        migrations.AddIndex("RecordLine", models.Index(fields=["about"], name="what_was_looked_at")),
        migrations.AddIndex(
            "RecordLine", models.Index(fields=["actor", "at"], name="what_somebody_looked_at")
        ),
        migrations.CreateModel(
            "RecordSeal",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("line", models.BigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("mark", models.CharField(max_length=100)),
            ],
            options={"db_table": "record_seal", "ordering": ["position"]},
        ),
        append_only("record_seal"),
        migrations.RunSQL(SAID, "drop view record_said"),
        walled("record_line", MINE),
        migrations.RunSQL(
            "create policy written_by_anybody on record_line for insert with check (true)",
            "drop policy written_by_anybody on record_line",
        ),
    ]
