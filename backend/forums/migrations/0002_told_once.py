"""That a decision is overdue is told once: when it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0001_rooms"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
