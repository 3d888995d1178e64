"""What was decided may be dropped, with a reason: once, for good, and never what is done."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import backend.core.sealing
from backend.core.appendonly import append_only
from backend.core.wall import Through, walled

NOT_DONE = """
alter table decision add constraint a_decision_its_matter_and_whether_it_is_undone unique (id, matter_id, undone);
alter table dropped_decision add constraint what_is_dropped_was_not_done
    foreign key (decision_id, matter_id, undone) references decision (id, matter_id, undone);
"""
NO_LONGER = """
alter table dropped_decision drop constraint what_is_dropped_was_not_done;
alter table decision drop constraint a_decision_its_matter_and_whether_it_is_undone;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_borrowers"),
        ("forums", "0003_done_by"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="undone",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(models.When(done_at=None, then=models.Value(True)), default=None),
                output_field=models.BooleanField(null=True),
            ),
        ),
        migrations.CreateModel(
            name="DroppedDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("text", backend.core.sealing.SealedTextField()),
                ("at", models.DateTimeField()),
                (
                    "regime",
                    models.CharField(
                        choices=[("gdpr", "Gdpr"), ("law-enforcement", "Law Enforcement")], max_length=16
                    ),
                ),
                (
                    "undone",
                    models.GeneratedField(
                        db_persist=True, expression=models.Value(True), output_field=models.BooleanField()
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dropped",
                        to="forums.decision",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="forums.matter",
                    ),
                ),
            ],
            options={
                "db_table": "dropped_decision",
                "ordering": ["at", "id"],
                "abstract": False,
            },
        ),
        migrations.RunSQL(NOT_DONE, NO_LONGER),
        walled("dropped_decision", Through("matter_sight", "matter_id", "matter_id")),
        append_only("dropped_decision"),
    ]
