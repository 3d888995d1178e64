"""P2 in the database: an open case points at two live posts of its partnership. History is append-only."""

from django.db import migrations

from backend.core.appendonly import append_only


def held_by(name: str, column: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"alter table cases add constraint {name} foreign key (held_in, {column}) references post (live_in, person_id)",
        f"alter table cases drop constraint {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("coordination", "0001_initial"), ("agencies", "0002_posts_are_held")]

    operations = [
        held_by("an_open_case_is_coordinated_from_a_live_post", "coordinator_id"),
        held_by("an_open_case_has_a_deputy_with_a_live_post", "deputy_id"),
        migrations.RunSQL(
            "create index cases_held_by_coordinator on cases (held_in, coordinator_id);"
            "create index cases_held_by_deputy on cases (held_in, deputy_id)",
            "drop index cases_held_by_coordinator; drop index cases_held_by_deputy",
        ),
        append_only("history_line"),
    ]
