"""The agencies' feeds, what is told to which, and the wall around them.

`fed_place`: on top of `case_place`, never around it, where an agency has a system that is told of events. A system is
not one person: what anybody of the agency may not know of is told to none of its systems, nor is a case that is sealed
or where the agency's staff is party. The police and the prosecution are told in a wing, or not at all.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from backend.core.appendonly import append_only
from backend.core.wall import walled

FED_PLACE = """
create view fed_place as
select place.case_id, place.person_id, place.agency_id, place.wing,
       bool_or(place.why in ('coordinator', 'deputy')) as holds
from case_place as place
     join cases on cases.id = place.case_id
     join agency on agency.id = place.agency_id
where not cases.sealed
  and (place.wing <> '' or agency.kind not in ('police', 'prosecution'))
  and exists (
    select from system
    where system.agency_id = place.agency_id and system.wing = place.wing and system.ended_at is null
      and 'events' = any(system.scopes)
) and not exists (
    select from forbidden join person on person.id = forbidden.person_id
    where forbidden.case_id = place.case_id and person.agency_id = place.agency_id
) and not exists (
    select from staff_party
    where staff_party.case_id = place.case_id and staff_party.agency_id = place.agency_id
      and staff_party.ended_at is null
)
group by place.case_id, place.person_id, place.agency_id, place.wing
"""

APP_SYSTEM = """
create function app_system() returns uuid stable language sql as $$
    select system.id from system join oauth2_provider_application as client on client.id = system.application_id
    where 'system:' || client.client_id = current_setting('app.actor', true) and system.ended_at is null
$$
"""
OWN_FEED = """
exists (
    select from system where system.id = (select app_system())
    and system.agency_id = {table}.agency_id and system.wing = {table}.wing
)
"""
IN_OWN_FEED = """
{table}.feed_id in (
    select feed.id from feed join system on system.agency_id = feed.agency_id and system.wing = feed.wing
    where system.id = (select app_system())
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_devices"),
        ("coordination", "0014_udoever_notes"),
        ("information", "0004_close_to_those_who_hold_it"),
        ("systems", "0001_systems"),
    ]

    operations = [
        migrations.CreateModel(
            name="FedPlace",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id",
                        "person_id",
                        "agency_id",
                        "wing",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("wing", models.CharField(max_length=16)),
                ("holds", models.BooleanField()),
            ],
            options={
                "db_table": "fed_place",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "wing",
                    models.CharField(
                        blank=True,
                        choices=[("prevention", "prevention"), ("investigation", "investigation")],
                        max_length=16,
                    ),
                ),
                ("last_seq", models.BigIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "db_table": "feed",
            },
        ),
        migrations.CreateModel(
            name="FeedEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("seq", models.BigIntegerField()),
                ("type", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coordination.case"
                    ),
                ),
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="systems.feed"
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coordination.handover",
                    ),
                ),
            ],
            options={
                "db_table": "feed_event",
                "ordering": ["seq"],
            },
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.UniqueConstraint(
                fields=("agency", "wing"), name="one_feed_per_agency_and_wing"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedevent",
            constraint=models.UniqueConstraint(fields=("feed", "seq"), name="one_event_per_number"),
        ),
        migrations.AddConstraint(
            model_name="feedevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("seq__gt", 0)), name="events_are_numbered_from_one"
            ),
        ),
        migrations.RunSQL(FED_PLACE, "drop view fed_place"),
        migrations.RunSQL(APP_SYSTEM, "drop function app_system"),
        walled("feed", OWN_FEED),
        walled("feed_event", IN_OWN_FEED),
        append_only("feed_event"),
    ]
