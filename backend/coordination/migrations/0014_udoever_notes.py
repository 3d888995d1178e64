"""The blind route: what is told of an udøver lies with the police's prevention contact, and the case hears "ring"."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import backend.core.sealing
from backend.core.wall import Through, walled

# § 115 material never reaches them, whatever else they are (P7, L4): whoever fills a role of the investigation wing,
# or is employed by the prosecution. The roles are those of the model's wing; a test compares.
INVESTIGATING = """
create view investigating as
select staffing.person_id
from staffing
where staffing.role in ('police-duty-desk', 'patrol', 'police-investigator', 'police-order-caseworker', 'police-legal',
                        'police-victim-contact', 'prosecutor', 'prosecution-appeal-authority')
  and staffing.person_id is not null
  and staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
union
select person.id from person join agency on agency.id = person.agency_id where agency.kind = 'prosecution'
"""
# minus those who may not know of an open case with the same udøver (L14)
NOTE_SIGHT = """
create view udoever_note_sight as
select note.id as note_id, staffing.person_id, 'receiver'::varchar as why
from udoever_note as note
     join staffing on staffing.partnership_id = note.partnership_id and staffing.role = 'police-stalking-contact'
          and (staffing.municipality_id = note.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = note.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and not exists (select from investigating where investigating.person_id = staffing.person_id)
  and not exists (
    select from forbidden
         join cases on cases.id = forbidden.case_id and cases.held_in is not null
         join case_party as party on party.case_id = cases.id and party.kind = 'udoever'
    where forbidden.person_id = staffing.person_id
      and note.cpr_index <> '' and party.cpr_index = note.cpr_index
  )
"""
REQUEST_SIGHT = """
create view ring_request_sight as
select request.id as request_id, s.person_id, s.why
from ring_request as request join case_sight as s on s.case_id = request.case_id
where s.why in ('coordinator', 'deputy')
union all
select request.id, s.person_id, s.why
from ring_request as request join udoever_note_sight as s on s.note_id = request.note_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_devices"),
        ("coordination", "0013_staff_is_party"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RingRequestSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "request_id",
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
            options={
                "db_table": "ring_request_sight",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="UdoeverNoteSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "note_id",
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
            options={
                "db_table": "udoever_note_sight",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="UdoeverNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("receipt", models.CharField(max_length=12, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("to-be-released", "to-be-released"),
                            ("on-leave", "on-leave"),
                            ("left-treatment", "left-treatment"),
                            ("says-will-seek-out", "says-will-seek-out"),
                            ("moved", "moved"),
                            ("other", "other"),
                        ],
                        max_length=24,
                    ),
                ),
                ("happens_on", models.DateField(blank=True, null=True)),
                ("name", backend.core.sealing.SealedTextField(blank=True)),
                ("cpr", backend.core.sealing.SealedTextField(blank=True)),
                ("cpr_index", models.CharField(blank=True, db_index=True, max_length=100)),
                ("text", backend.core.sealing.SealedTextField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("psp", "psp"),
                            ("ksp", "ksp"),
                            ("health-act-43", "health-act-43"),
                            ("release-notice", "release-notice"),
                            ("acute-danger", "acute-danger"),
                        ],
                        max_length=16,
                    ),
                ),
                ("convicted_and_released", models.BooleanField(default=False)),
                ("patient_told", backend.core.sealing.SealedTextField(blank=True)),
                (
                    "regime",
                    models.CharField(
                        choices=[("gdpr", "Gdpr"), ("law-enforcement", "Law Enforcement")], max_length=16
                    ),
                ),
                ("duty", models.CharField(max_length=40)),
                ("created_at", models.DateTimeField()),
                ("respond_by", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("handled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no-case-found", "no-case-found"),
                            ("passed-on", "passed-on"),
                            ("rung", "rung"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="agencies.agency"),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="agencies.municipality"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="agencies.partnership"),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "udoever_note",
            },
        ),
        migrations.CreateModel(
            name="RingRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ring_requests",
                        to="coordination.case",
                    ),
                ),
                (
                    "ring",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="coordination.udoevernote",
                    ),
                ),
            ],
            options={
                "db_table": "ring_request",
            },
        ),
        migrations.AddIndex(
            model_name="udoevernote",
            index=models.Index(
                condition=models.Q(("handled_at", None)), fields=["respond_by"], name="udoever_notes_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="udoevernote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "ksp"), _negated=True),
                    ("convicted_and_released", True),
                    _connector="OR",
                ),
                name="a_ksp_note_is_of_somebody_convicted_and_released",
            ),
        ),
        migrations.AddConstraint(
            model_name="udoevernote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "health-act-43"), _negated=True),
                    models.Q(("patient_told", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_health_note_says_whether_the_patient_was_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="udoevernote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("handled_at", None), ("handled_by", None), ("outcome", "")),
                    models.Q(
                        ("handled_at__isnull", False),
                        ("handled_by__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_handled_note_says_by_whom_and_what_came_of_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="ringrequest",
            constraint=models.UniqueConstraint(fields=("note", "case"), name="one_request_per_note_and_case"),
        ),
        migrations.RunSQL(INVESTIGATING, "drop view investigating"),
        migrations.RunSQL(NOTE_SIGHT, "drop view udoever_note_sight"),
        migrations.RunSQL(REQUEST_SIGHT, "drop view ring_request_sight"),
        walled(
            "udoever_note",
            "{table}.sender_id = app_person()",
            Through("udoever_note_sight", "note_id", "id"),
        ),
        walled("ring_request", Through("ring_request_sight", "request_id", "id")),
    ]
