"""What was done to a webhook, by whom, and the secrets it had."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.systems.acts import Act
from backend.systems.models.webhook import Webhook


class WebhookDeed(models.Model):
    """`by`: a person; none where the system did it itself. The id is drawn from the form: sent twice is done once.
    Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deeds")
    act = models.CharField(max_length=16, choices=choices(Act))
    by = models.ForeignKey("agencies.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "webhook_deed"
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=[act.value for act in Act]), name="what_was_done_is_a_known_act"
            ),
        ]


class FormerSecret(models.Model):
    """A secret that was changed, and signs beside the new one until then. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="former_secrets")
    secret = SealedTextField()
    until = models.DateTimeField()

    class Meta:
        db_table = "webhook_former_secret"
        ordering = ["-until", "id"]
