"""That the steering chair was told of a case that is passed around: once for each measure. Append-only."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Person
from backend.coordination.models.case import Case, choices
from backend.responsibilities.vocabulary import Measure


class PassedAround(models.Model):
    """`case` went past the model's threshold of `measure`, in that edition (P4)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="passed_around")
    measure = models.CharField(max_length=16, choices=choices(Measure))
    edition = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        db_table = "passed_around"
        constraints = [
            models.UniqueConstraint(fields=["case", "measure"], name="told_once_per_case_and_measure"),
            models.CheckConstraint(condition=Q(measure__in=list(Measure)), name="a_measure_is_a_known_one"),
        ]


class PassedAroundSight(models.Model):
    """`person` hears of it: the chairs of the steering group there, minus the forbidden."""

    pk = models.CompositePrimaryKey("passed_id", "person_id")
    passed = models.ForeignKey(PassedAround, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "passed_around_sight"
