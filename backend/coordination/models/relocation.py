"""The exposed person moves: where a case is offered to go, what it left behind, and who has it out there (row 47)."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Agency, Municipality, Partnership, Person
from backend.coordination.lifecycle import Outcome
from backend.coordination.models.case import Case, choices
from backend.coordination.models.handover import Handover
from backend.core.sealing import SealedTextField


class Relocation(models.Model):
    """Where a handover of kind `move` takes its case; `into`: to be joined with a case that is open there already.

    `onward` says, by id, what becomes of each duty under way. Codes and ids: content is not here.
    """

    handover = models.OneToOneField(Handover, models.PROTECT, primary_key=True, related_name="relocation")
    to_partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    to_municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    into = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    onward = models.JSONField(default=dict, blank=True)

    class Meta:
        db_table = "relocation"


class OutsideReceiver(models.Model):
    """Who has it from now where there is no partnership: named, and confirmed by somebody there before it is let go."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    agency = SealedTextField()
    function = SealedTextField()
    phone = SealedTextField()
    confirmed_by = SealedTextField()
    confirmed_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        db_table = "outside_receiver"
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__lte=F("recorded_at")),
                name="a_receiver_outside_has_confirmed_already",
            )
        ]


class Leaving(models.TextChoices):
    MOVED = "moved"
    JOINED = "joined"
    HANDED_OUT = "handed-out"


class Departure(models.Model):
    """A case left this place: the outcome line for those who had it there. Never where to, nor to whom."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="departures")
    number = models.CharField(max_length=12)
    how = models.CharField(max_length=12, choices=Leaving.choices)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(Person, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Person, models.PROTECT, related_name="+")
    left_at = models.DateTimeField()
    outside = models.OneToOneField(
        OutsideReceiver, models.PROTECT, null=True, blank=True, related_name="departure"
    )

    class Meta:
        db_table = "departure"
        ordering = ["left_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how="handed-out", outside__isnull=False)
                | (~Q(how="handed-out") & Q(outside=None)),
                name="a_case_leaves_the_platform_to_a_confirmed_receiver",
            ),
            models.CheckConstraint(
                condition=Q(how__in=Leaving.values), name="a_departure_is_of_a_known_kind"
            ),
        ]


class FormerDecision(models.Model):
    """What the place that was left had found, under which edition of the model. Its own: another place decides anew,
    and both stand on the case."""

    departure = models.OneToOneField(Departure, models.PROTECT, primary_key=True, related_name="decision")
    case = models.ForeignKey(Case, models.PROTECT, related_name="former_decisions")
    outcome = models.CharField(max_length=12, choices=choices(Outcome))
    outcome_reason = SealedTextField(blank=True)
    edition = models.CharField(max_length=20)
    decided_at = models.DateTimeField()
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta:
        db_table = "former_decision"
