"""What was looked at stays on record."""

from django.db import migrations

from backend.core.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [append_only("record_line")]
