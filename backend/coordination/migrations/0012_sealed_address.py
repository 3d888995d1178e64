"""A protected address (P8): shown by a deed alone, and in the database only to those who may open it."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import backend.core.sealing
from backend.core.wall import Through, walled

# coordinator and deputy, and the seats whose task cannot be done without it
ADDRESS_SIGHT = """
create view address_sight as
select case_id, person_id from case_sight
where why in ('coordinator', 'deputy', 'housing', 'citizen-service', 'police-stalking-contact')
"""
OF_ITS_CASE = """
alter table sealed_address add constraint an_address_is_of_a_party_of_its_case
    foreign key (party_id, case_id) references case_party (id, case_id)
"""
ALONE = "alter table sealed_address drop constraint an_address_is_of_a_party_of_its_case"


def to(model: str, **more: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=model, **more)


class Migration(migrations.Migration):
    dependencies = [("coordination", "0011_wings_of_seats"), ("agencies", "0004_devices")]

    operations = [
        migrations.CreateModel(
            "SealedAddress",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("address", backend.core.sealing.SealedTextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("ordinary", "ordinary"), ("special", "special")], max_length=12
                    ),
                ),
                ("children", models.BooleanField(default=False)),
                ("protected_since", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "regime",
                    models.CharField(
                        choices=[("gdpr", "Gdpr"), ("law-enforcement", "Law Enforcement")], max_length=16
                    ),
                ),
                ("case", to("coordination.case", related_name="sealed_addresses")),
                ("controller", to("agencies.agency")),
                ("party", to("coordination.caseparty", related_name="sealed_addresses")),
            ],
            options={
                "db_table": "sealed_address",
                "indexes": [
                    models.Index(
                        fields=["expires_on"], condition=Q(ended_at=None), name="protections_that_lapse"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["party"], condition=Q(ended_at=None), name="one_sealed_address_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=~Q(kind="ordinary") | Q(expires_on__isnull=False),
                        name="an_ordinary_protection_lapses_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=Q(expires_on=None) | Q(expires_on__gt=F("protected_since")),
                        name="a_protection_lapses_after_it_began",
                    ),
                ],
            },
        ),
        migrations.RunSQL(OF_ITS_CASE, ALONE),
        migrations.RunSQL(ADDRESS_SIGHT, "drop view address_sight"),
        walled("sealed_address", Through("address_sight", "case_id", "case_id")),
    ]
