"""A request to ring waits for whoever holds the case, with a time; that of a sealed case is not its asker's to know."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Now

SEARCHES = [("nothing-shown", "nothing-shown"), ("case-shown", "case-shown")]
UNSEEN = """
update ring_request set unseen = true
where exists (select from cases where cases.id = ring_request.case_id and cases.sealed)
"""
OF_THE_HOLDERS = """
create or replace view ring_request_sight as
select request.id as request_id, s.person_id, s.why
from ring_request as request join case_sight as s on s.case_id = request.case_id
where s.why in ('coordinator', 'deputy')
union all
select request.id, s.person_id, s.why
from ring_request as request join udoever_note_sight as s on s.note_id = request.note_id
"""
SIGHT = f"{OF_THE_HOLDERS} where not request.unseen"


def added(model: str, name: str, field: models.Field) -> migrations.AddField:
    return migrations.AddField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0014_udoever_notes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        added("ringrequest", "climbed_at", models.DateTimeField(null=True, blank=True)),
        added("ringrequest", "reminded_at", models.DateTimeField(null=True, blank=True)),
        added("ringrequest", "respond_by", models.DateTimeField(db_default=Now())),
        added("ringrequest", "unseen", models.BooleanField(db_default=False)),
        added(
            "ringrequest",
            "ended_by",
            models.ForeignKey(
                settings.AUTH_USER_MODEL,
                django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                related_name="+",
            ),
        ),
        added(
            "udoevernote",
            "search",
            models.CharField(max_length=16, choices=SEARCHES, blank=True, db_default=""),
        ),
        migrations.RunSQL(UNSEEN, migrations.RunSQL.noop),
        migrations.RunSQL(SIGHT, OF_THE_HOLDERS),
        migrations.AddIndex(
            "ringrequest",
            models.Index(fields=["respond_by"], condition=Q(ended_at=None), name="rings_waiting"),
        ),
        migrations.AddConstraint(
            "ringrequest",
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by=None), name="nobody_has_rung_before_it_ended"
            ),
        ),
    ]
