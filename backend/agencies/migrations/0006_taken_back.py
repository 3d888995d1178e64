"""An absence that has not begun can be taken back: it stays, with by whom and when, and keeps nobody from another."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import migrations, models
from django.db.models import F, Func, Q

ONE_AT_A_TIME = ExclusionConstraint(
    name="one_absence_at_a_time",
    condition=Q(cancelled_at=None),
    expressions=[
        ("person", RangeOperators.EQUAL),
        (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS),
    ],
)


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_borrowers")]

    operations = [
        migrations.AddField("absence", "cancelled_at", models.DateTimeField(null=True, blank=True)),
        migrations.AddField(
            "absence",
            "cancelled_by",
            models.ForeignKey(
                settings.AUTH_USER_MODEL,
                django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                related_name="+",
            ),
        ),
        migrations.AddConstraint(
            "absence",
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(cancelled_at__lte=F("starts_at")),
                name="an_absence_is_cancelled_before_it_begins",
            ),
        ),
        migrations.AddConstraint(
            "absence",
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="a_cancelled_absence_says_by_whom",
            ),
        ),
        migrations.RemoveConstraint("absence", "one_absence_at_a_time"),
        migrations.AddConstraint("absence", ONE_AT_A_TIME),
    ]
