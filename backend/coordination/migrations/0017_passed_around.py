"""The steering chair is told of a case that is passed around, by its number, once for each measure (P4)."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from backend.core.appendonly import append_only
from backend.core.wall import Through, walled

MEASURES = ["passes", "returns", "waiting", "asked-again"]
SIGHT = """
create view passed_around_sight as
select distinct passed.id as passed_id, staffing.person_id
from passed_around as passed
     join cases on cases.id = passed.case_id
     join staffing on staffing.partnership_id = cases.partnership_id
          and staffing.role in ('steering-chair', 'steering-deputy')
     join able on able.partnership_id = cases.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and not exists (
    select from forbidden where forbidden.case_id = cases.id and forbidden.person_id = staffing.person_id
  )
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0016_reviewed_from_outside")]

    operations = [
        migrations.CreateModel(
            "PassedAround",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("measure", models.CharField(choices=[(each, each) for each in MEASURES], max_length=16)),
                ("edition", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_around",
                        to="coordination.case",
                    ),
                ),
            ],
            options={
                "db_table": "passed_around",
                "constraints": [
                    models.UniqueConstraint(
                        fields=["case", "measure"], name="told_once_per_case_and_measure"
                    ),
                    models.CheckConstraint(
                        condition=Q(measure__in=MEASURES), name="a_measure_is_a_known_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "PassedAroundSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "passed_id",
                        "person_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={"db_table": "passed_around_sight", "managed": False},
        ),
        append_only("passed_around"),
        migrations.RunSQL(SIGHT, "drop view passed_around_sight"),
        walled("passed_around", Through("passed_around_sight", "passed_id", "id")),
    ]
