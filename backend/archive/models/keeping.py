"""How long each agency's copy is kept here, and what was removed by which rule (model L15, L10)."""

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency
from backend.coordination.models import Case


class Retention(models.Model):
    """Months after closure that the house keeps its copy of what an agency wrote. The agency's own decision; where it
    made none, the setting RETENTION_MONTHS (to be confirmed by a jurist)."""

    agency = models.OneToOneField(Agency, models.PROTECT, primary_key=True, related_name="+")
    months = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "retention"
        constraints = [
            models.CheckConstraint(condition=Q(months__gte=1), name="a_copy_is_kept_a_month_at_least")
        ]


class Rule(models.TextChoices):
    """An agency's term ran out; the last one of a case did; the record of looking is older than it is kept."""

    AGENCY_TERM = "agency-term"
    LAST_TERM = "last-term"
    RECORD_TERM = "record-term"


class Removal(models.Model):
    """`count` texts of `what` (a table and its column) were removed. Append-only, and nothing is removed without."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    rule = models.CharField(max_length=16, choices=Rule.choices)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="removals")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    what = models.CharField(max_length=80)
    count = models.PositiveIntegerField()

    class Meta:
        db_table = "removal"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rule=Rule.AGENCY_TERM.value, case__isnull=False, agency__isnull=False)
                | Q(rule=Rule.LAST_TERM.value, case__isnull=False, agency=None)
                | Q(rule=Rule.RECORD_TERM.value, case=None, agency=None),
                name="a_removal_says_whose_it_was",
            )
        ]
