"""A legal decision says who recorded it and who ended it, and is never deleted.

Nothing has written the table before, so the new column needs no filling.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ROLE = settings.DATABASE_APP_ROLE


class Migration(migrations.Migration):
    dependencies = [("agencies", "0004_devices"), ("information", "0002_sight_and_wall")]

    operations = [
        migrations.AddField(
            model_name="legaldecision",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.person"
            ),
        ),
        migrations.AddField(
            model_name="legaldecision",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="legaldecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at", None), ("ended_by", None))
                | models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                name="an_ended_legal_decision_says_by_whom",
            ),
        ),
        migrations.RunSQL(
            f'revoke delete, truncate on legal_decision from "{ROLE}"',
            f'grant delete, truncate on legal_decision to "{ROLE}"',
        ),
    ]
