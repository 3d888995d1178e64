"""What a snapshot is made of, without the absences that were taken back: they never were."""

from importlib import import_module

from django.db import migrations

ALL = import_module("backend.responsibilities.migrations.0002_partnership_written").WRITTEN.replace(
    "create function", "create or replace function"
)
WHERE = "from absence\n                where"
STANDING = ALL.replace(WHERE, f"{WHERE} absence.cancelled_at is null and")


class Migration(migrations.Migration):
    dependencies = [("responsibilities", "0002_partnership_written"), ("agencies", "0006_taken_back")]

    operations = [migrations.RunSQL(STANDING, ALL)]
