"""Where a system wants its events sent, each event on its way, and every try."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.systems.models.feed import FeedEvent
from backend.systems.models.system import System
from backend.systems.pausing import Pause


class Webhook(models.Model):
    """`last_seq`: up to which number of the feed events are on their way, or have been. `delivered_at`: when it last
    took one in. The secret is sealed: we sign with it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    system = models.ForeignKey(System, models.PROTECT, related_name="webhooks")
    url = models.CharField(max_length=500)
    secret = SealedTextField()
    last_seq = models.BigIntegerField()
    since = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_because = models.CharField(max_length=12, choices=choices(Pause), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "webhook"
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://"), name="a_webhook_leads_over_https"
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None, paused_because="")
                | (Q(paused_at__isnull=False) & ~Q(paused_because="")),
                name="a_pause_has_its_reason",
            ),
        ]


class Delivery(models.Model):
    """An event on its way, with its number: who administers reads no feed. `due_at` while it is; `outcome` when it has
    come, or has failed for good. Without an event it is a test, which is in no feed and is tried once."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deliveries")
    event = models.ForeignKey(FeedEvent, models.PROTECT, null=True, related_name="+")
    seq = models.BigIntegerField()
    since = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=12, choices=[("delivered", "delivered"), ("failed", "failed")], blank=True
    )

    class Meta:
        db_table = "webhook_delivery"
        indexes = [models.Index(fields=["due_at"], condition=Q(outcome=""), name="deliveries_under_way")]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event"], name="one_delivery_per_webhook_and_event"),
            models.CheckConstraint(
                condition=Q(outcome="", due_at__isnull=False) | (~Q(outcome="") & Q(due_at=None)),
                name="a_delivery_under_way_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(event=None, seq=0) | Q(event__isnull=False, seq__gt=0),
                name="a_test_alone_has_no_number",
            ),
        ]


class DeliveryTry(models.Model):
    """One try, as it went, and what kind of event it said. Append-only."""

    id = models.BigAutoField(primary_key=True)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="log")
    at = models.DateTimeField()
    type = models.CharField(max_length=40, blank=True, db_default="")
    outcome = models.CharField(max_length=16)
    status = models.PositiveSmallIntegerField(null=True)
    took_ms = models.PositiveIntegerField()

    class Meta:
        db_table = "webhook_try"
        ordering = ["-id"]


class WebhookSight(models.Model):
    """`person` sees `webhook`: administrator of a partnership the system's agency is partner of."""

    pk = models.CompositePrimaryKey("webhook_id", "person_id")
    webhook = models.ForeignKey(Webhook, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey("agencies.Person", models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "webhook_sight"
