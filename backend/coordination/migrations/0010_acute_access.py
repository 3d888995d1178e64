"""Acute access: a reason to see a case that ends by itself; a leader reviews it."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import backend.core.sealing
from backend.core.wall import Through, walled

CASE_SIGHT = """
create or replace view case_sight as
select granted.case_id, granted.person_id, granted.why
from (
    select id as case_id, coordinator_id as person_id, 'coordinator'::varchar as why, partnership_id from cases
    union all
    select id, deputy_id, 'deputy', partnership_id from cases
    union all
    select seat.case_id, seat.person_id, seat.role, cases.partnership_id
    from seat join cases on cases.id = seat.case_id
    where seat.left_at is null
    union all
    select acute.case_id, acute.person_id, acute.role, cases.partnership_id
    from acute_access as acute join cases on cases.id = acute.case_id
    where acute.ends_at > now()
) as granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and not exists (
    select from recusal
    where recusal.case_id = granted.case_id and recusal.person_id = granted.person_id and recusal.ended_at is null
)
"""
# who opened it, those who hold the case, and the heads of department who review
ACUTE_SIGHT = """
create view acute_sight as
select acute.id as acute_id, acute.person_id, 'opener'::varchar as why
from acute_access as acute
     join cases on cases.id = acute.case_id
     join able on able.partnership_id = cases.partnership_id and able.person_id = acute.person_id
where not exists (
    select from recusal
    where recusal.case_id = acute.case_id and recusal.person_id = acute.person_id and recusal.ended_at is null
  )
union all
select acute.id, s.person_id, s.why
from acute_access as acute join case_sight as s on s.case_id = acute.case_id
where s.why in ('coordinator', 'deputy')
union all
select acute.id, staffing.person_id, 'head'
from acute_access as acute
     join cases on cases.id = acute.case_id
     join staffing on staffing.partnership_id = cases.partnership_id and staffing.role = 'department-head'
          and (staffing.municipality_id = cases.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = cases.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and staffing.person_id <> acute.person_id
  and not exists (
    select from recusal
    where recusal.case_id = acute.case_id and recusal.person_id = staffing.person_id and recusal.ended_at is null
  )
"""
# whoever reviews sees the case's number
OUTLINE = """
create or replace view case_outline as
select case_id, person_id from case_sight
union all
select handover.case_id, s.person_id from handover_sight as s join handover on handover.id = s.handover_id
union all
select wish.case_id, s.person_id from wish_sight as s join wish on wish.id = s.wish_id
union all
select acute.case_id, s.person_id from acute_sight as s join acute_access as acute on acute.id = s.acute_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0009_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            "AcuteAccess",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("role", models.CharField(max_length=40)),
                ("reason", backend.core.sealing.SealedTextField()),
                ("opened_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("review_by", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("justified", "Justified"), ("not-justified", "Not Justified")],
                        max_length=16,
                    ),
                ),
                ("note", backend.core.sealing.SealedTextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acute_accesses",
                        to="coordination.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "acute_access",
                "indexes": [
                    models.Index(fields=["review_by"], condition=Q(reviewed_at=None), name="acute_to_review")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(ends_at__gt=F("opened_at")), name="an_acute_access_ends_after_it_began"
                    ),
                    models.CheckConstraint(
                        condition=Q(reviewed_at=None, reviewed_by=None, verdict="")
                        | (Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(verdict="")),
                        name="a_review_says_by_whom_and_what",
                    ),
                    models.CheckConstraint(
                        condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("person")),
                        name="nobody_reviews_their_own_acute_access",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "AcuteSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "acute_id",
                        "person_id",
                        "why",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("why", models.CharField(max_length=40)),
            ],
            options={"db_table": "acute_sight", "managed": False},
        ),
        migrations.RunSQL(CASE_SIGHT, migrations.RunSQL.noop),
        migrations.RunSQL(ACUTE_SIGHT, "drop view acute_sight"),
        migrations.RunSQL(OUTLINE, migrations.RunSQL.noop),
        walled("acute_access", Through("acute_sight", "acute_id", "id")),
    ]
