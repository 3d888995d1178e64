"""What the exposed person is to be told, has been told, and wishes (P5, P11)."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Person
from backend.coordination.models.case import Case
from backend.coordination.models.handover import Handover
from backend.core.sealing import SealedTextField


class Channel(models.TextChoices):
    SAFE_NUMBER = "safe-number"
    MEETING = "meeting"
    THROUGH_SOMEBODY_TRUSTED = "through-somebody-trusted"


class Telling(models.Model):
    """A task to tell, or what was told. `duty` is why; `advice` the agreed answer; `departs` that it was another."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="tellings")
    duty = models.CharField(max_length=40)
    handover = models.ForeignKey(Handover, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    due_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=30, choices=Channel.choices, blank=True)
    advice = models.CharField(max_length=40, blank=True)
    departs = models.BooleanField(default=False)
    note = SealedTextField(blank=True)

    class Meta:
        db_table = "telling"
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["due_by"], condition=Q(told_at=None), name="tellings_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(told_at=None, told_by=None, channel="")
                | (Q(told_at__isnull=False, told_by__isnull=False) & ~Q(channel="")),
                name="what_was_told_says_by_whom_and_how",
            ),
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(told_at__gte=F("created_at")),
                name="nobody_is_told_before_there_is_something_to_tell",
            ),
        ]


class WishKind(models.TextChoices):
    ANOTHER_COORDINATOR = "another-coordinator"
    WITHDRAWAL = "withdrawal"


class Wish(models.Model):
    """The exposed person's own wish, recorded for them. Asking for another coordinator needs no reason."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="wishes")
    kind = models.CharField(max_length=24, choices=WishKind.choices)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    respond_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "wish"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(answered_at=None),
                name="one_open_wish_of_a_kind_per_case",
            )
        ]
