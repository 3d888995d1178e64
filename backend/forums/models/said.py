"""What is said in a room, by whom and for which agency: agenda and minutes are never changed, a decision is done or
dropped."""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q, Value

from backend.agencies.models import Agency, Person
from backend.coordination.models import Regime
from backend.core.sealing import SealedTextField
from backend.forums.models.matter import Matter


class Said(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="%(class)s")
    text = SealedTextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=16, choices=Regime.choices)

    class Meta:
        abstract = True
        ordering = ["at", "id"]


class AgendaPoint(Said):
    class Meta(Said.Meta):
        db_table = "agenda_point"


class Minutes(Said):
    class Meta(Said.Meta):
        db_table = "minutes"


class Decision(Said):
    """Who does what by when. Done by that agency, or seen to be done by the chair. `reminded_at`: called for."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    due = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reminded_at = models.DateTimeField(null=True, blank=True)
    undone = models.GeneratedField(
        expression=models.Case(models.When(done_at=None, then=Value(True)), default=None),
        output_field=models.BooleanField(null=True),
        db_persist=True,
    )

    class Meta(Said.Meta):
        db_table = "decision"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_by=None) | Q(done_at__isnull=False), name="whoever_did_it_did_so_at_a_time"
            )
        ]

    @property
    def waits(self) -> bool:
        return not self.done_at and not hasattr(self, "dropped")

    def was_dropped_as(self, drawn: UUID) -> bool:
        return hasattr(self, "dropped") and self.dropped.pk == drawn


class DroppedDecision(Said):
    """That it will not be done, and why. Only of one that is not done, by a composite foreign key in the migration."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="dropped")
    undone = models.GeneratedField(
        expression=Value(True), output_field=models.BooleanField(), db_persist=True
    )

    class Meta(Said.Meta):
        db_table = "dropped_decision"


def waiting(decision: str = "") -> Q:
    """Neither done nor dropped. `decision`: the way to it, where the question is of something else."""
    return Q(**{f"{decision}done_at": None, f"{decision}dropped": None})
