"""A bundle stays, as all of its case does, while somebody waits for access to it (model L10)."""

from django.db import migrations

STAYS = "create policy stays_while_held on bundle as restrictive for delete using (nothing_holds(case_id))"


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_filed_and_forgotten"), ("insight", "0002_held")]

    operations = [migrations.RunSQL(STAYS, "drop policy stays_while_held on bundle")]
