"""A system has no row of a person: the record says which one it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0002_append_only")]

    operations = [
        migrations.AddField(
            "RecordLine", "for_whom", models.CharField(blank=True, default="", max_length=100)
        ),
    ]
