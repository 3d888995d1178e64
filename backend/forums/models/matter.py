"""A matter of a forum: somebody whom PSP or KSP discusses. It starts from the udøver, never from a case."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency, Forum, Person
from backend.coordination.models import Regime
from backend.core.sealing import SealedTextField


class Channel(models.TextChoices):
    """The two of § 115 that have a room. The steering group has none: it never discusses a person."""

    PSP = "psp"
    KSP = "ksp"


class Matter(models.Model):
    """`channel` is its forum's kind, by a composite foreign key in the migration."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="matters")
    channel = models.CharField(max_length=12, choices=Channel.choices)
    number = models.CharField(max_length=12, unique=True)
    about = SealedTextField()
    convicted_and_released = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, models.PROTECT)
    regime = models.CharField(max_length=16, choices=Regime.choices)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "matter"
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="a_matter_is_of_psp_or_of_ksp"
            ),
            models.CheckConstraint(
                condition=~Q(channel="ksp") | Q(convicted_and_released=True),
                name="a_ksp_matter_is_of_somebody_convicted_and_released",
            ),
        ]
