"""The rooms of PSP and KSP: matters that those in the forum now read, and nobody of the investigation wing ever."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import backend.core.sealing
from backend.core.appendonly import append_only
from backend.core.wall import Through, walled

# granted: a live membership; minus those of the investigation wing, even if somebody made them members (P7, L4)
FORUM_SIGHT = """
create view forum_sight as
select member.forum_id, member.person_id, (case when member.chairs then 'chair' else 'member' end)::varchar as why
from forum_member as member
     join forum on forum.id = member.forum_id and forum.kind in ('psp', 'ksp')
     join able on able.partnership_id = forum.partnership_id and able.person_id = member.person_id
where member.ended_at is null
  and not exists (select from investigating where investigating.person_id = member.person_id)
"""
MATTER_SIGHT = """
create view matter_sight as
select matter.id as matter_id, s.person_id, s.why
from matter join forum_sight as s on s.forum_id = matter.forum_id
"""
ITS_FORUMS = """
alter table forum add constraint a_forum_and_its_kind unique (id, kind);
alter table matter add constraint a_matter_has_the_channel_of_its_forum
    foreign key (forum_id, channel) references forum (id, kind);
"""
NO_LONGER = """
alter table matter drop constraint a_matter_has_the_channel_of_its_forum;
alter table forum drop constraint a_forum_and_its_kind;
"""
OF_A_MATTER = Through("matter_sight", "matter_id", "matter_id")
BOTH = f"{OF_A_MATTER} and {Through('case_sight', 'case_id', 'case_id')}"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0004_devices"),
        ("coordination", "0014_udoever_notes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ForumSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "forum_id",
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
                "db_table": "forum_sight",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="MatterSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "matter_id",
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
                "db_table": "matter_sight",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("channel", models.CharField(choices=[("psp", "Psp"), ("ksp", "Ksp")], max_length=12)),
                ("number", models.CharField(max_length=12, unique=True)),
                ("about", backend.core.sealing.SealedTextField()),
                ("convicted_and_released", models.BooleanField(default=False)),
                (
                    "regime",
                    models.CharField(
                        choices=[("gdpr", "Gdpr"), ("law-enforcement", "Law Enforcement")], max_length=16
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "controller",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="agencies.agency"),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="agencies.forum",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "matter",
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("due", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="forums.matter",
                    ),
                ),
            ],
            options={
                "db_table": "decision",
                "ordering": ["at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgendaPoint",
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="forums.matter",
                    ),
                ),
            ],
            options={
                "db_table": "agenda_point",
                "ordering": ["at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatterCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coordination.case"
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="forums.matter"
                    ),
                ),
            ],
            options={
                "db_table": "matter_case",
            },
        ),
        migrations.CreateModel(
            name="Minutes",
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="forums.matter",
                    ),
                ),
            ],
            options={
                "db_table": "minutes",
                "ordering": ["at", "id"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["psp", "ksp"])), name="a_matter_is_of_psp_or_of_ksp"
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel", "ksp"), _negated=True),
                    ("convicted_and_released", True),
                    _connector="OR",
                ),
                name="a_ksp_matter_is_of_somebody_convicted_and_released",
            ),
        ),
        migrations.AddConstraint(
            model_name="mattercase",
            constraint=models.UniqueConstraint(
                fields=("matter", "case"), name="one_link_per_matter_and_case"
            ),
        ),
        migrations.RunSQL(ITS_FORUMS, NO_LONGER),
        migrations.RunSQL(FORUM_SIGHT, "drop view forum_sight"),
        migrations.RunSQL(MATTER_SIGHT, "drop view matter_sight"),
        walled("matter", Through("matter_sight", "matter_id", "id")),
        walled("agenda_point", OF_A_MATTER),
        walled("minutes", OF_A_MATTER),
        walled("decision", OF_A_MATTER),
        walled("matter_case", BOTH),
        append_only("agenda_point", "minutes"),
    ]
