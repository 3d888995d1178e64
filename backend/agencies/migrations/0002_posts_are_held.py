"""A live post is somebody active, employed there, at an agency that is a live partner. The database says so."""

from django.db import migrations


def foreign_key(table: str, name: str, columns: str, to: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"alter table {table} add constraint {name} foreign key ({columns}) references {to}",
        f"alter table {table} drop constraint {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]

    operations = [
        foreign_key(
            "post",
            "a_live_post_is_held_by_somebody_active_at_that_agency",
            "person_id, agency_id, live",
            "person (id, agency_id, is_active)",
        ),
        foreign_key(
            "post", "a_live_post_is_at_a_live_partner", "live_in, agency_id", "partner (live_in, agency_id)"
        ),
    ]
