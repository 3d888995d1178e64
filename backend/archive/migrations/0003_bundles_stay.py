"""A bundle and what has come to the case since stay while somebody waits for access (model L10), and go with its term.

A sealed address and why an agency's managers may not know of the case are in no bundle, and go with the names.
"""

from django.db import migrations

from backend.archive.forgettable import forgets

LATER = ("bundle", "sealed_address", "staff_party", "ring_request", "matter_case")
STAYS = """
drop policy if exists stays_while_held on {table};
create policy stays_while_held on {table} as restrictive for delete using (nothing_holds(case_id));
"""


def stays(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(STAYS.format(table=table), f"drop policy stays_while_held on {table}")


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0002_filed_and_forgotten"),
        ("coordination", "0014_udoever_notes"),
        ("forums", "0001_rooms"),
        ("insight", "0002_held"),
    ]

    operations = [
        *(stays(table) for table in LATER),
        forgets("sealed_address", "address"),
        forgets("staff_party", "reason"),
    ]
