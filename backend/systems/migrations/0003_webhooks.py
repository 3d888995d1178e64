"""Where systems want their events sent: the system's own, and seen by who administers a partnership of its agency."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import backend.core.sealing
from backend.core.appendonly import append_only
from backend.core.wall import Through, walled

WEBHOOK_SIGHT = """
create view webhook_sight as
select distinct webhook.id as webhook_id, staffing.person_id
from webhook
     join system on system.id = webhook.system_id
     join partner on partner.agency_id = system.agency_id and partner.ended_at is null
     join staffing on staffing.partnership_id = partner.partnership_id and staffing.role = 'partnership-administrator'
     join able on able.partnership_id = partner.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
"""
ITS_OWN = "{table}.system_id = (select app_system())"


class Migration(migrations.Migration):
    dependencies = [
        ("systems", "0002_feed"),
    ]

    operations = [
        migrations.CreateModel(
            name="WebhookSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "webhook_id",
                        "person_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "webhook_sight",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("seq", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("delivered", "delivered"), ("failed", "failed")], max_length=12
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="systems.feedevent"
                    ),
                ),
            ],
            options={
                "db_table": "webhook_delivery",
            },
        ),
        migrations.CreateModel(
            name="DeliveryTry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("outcome", models.CharField(max_length=16)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("took_ms", models.PositiveIntegerField()),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log", to="systems.delivery"
                    ),
                ),
            ],
            options={
                "db_table": "webhook_try",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("url", models.CharField(max_length=500)),
                ("secret", backend.core.sealing.SealedTextField()),
                ("last_seq", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "paused_because",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "asked"), ("gone", "gone"), ("failing", "failing")],
                        max_length=12,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "system",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="webhooks",
                        to="systems.system",
                    ),
                ),
            ],
            options={
                "db_table": "webhook",
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="webhook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="systems.webhook"
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(("url__startswith", "https://")), name="a_webhook_leads_over_https"
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paused_at", None), ("paused_because", "")),
                    models.Q(("paused_at__isnull", False), models.Q(("paused_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_pause_has_its_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("outcome", "")), fields=["due_at"], name="deliveries_under_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("webhook", "event"), name="one_delivery_per_webhook_and_event"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_at__isnull", False), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("due_at", None)),
                    _connector="OR",
                ),
                name="a_delivery_under_way_has_its_time",
            ),
        ),
        migrations.RunSQL(WEBHOOK_SIGHT, "drop view webhook_sight"),
        walled("webhook", ITS_OWN, Through("webhook_sight", "webhook_id", "id")),
        walled("webhook_delivery", "{table}.webhook_id in (select webhook.id from webhook)"),
        walled("webhook_try", "{table}.delivery_id in (select way.id from webhook_delivery as way)"),
        append_only("webhook_try"),
    ]
