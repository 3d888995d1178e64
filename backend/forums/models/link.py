"""A matter that is of the same person as a case, known to those who see both. The case knows nothing of it."""

from django.db import models

from backend.agencies.models import Person
from backend.coordination.models import Case
from backend.forums.models.matter import Matter


class MatterCase(models.Model):
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="links")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "matter_case"
        constraints = [
            models.UniqueConstraint(fields=["matter", "case"], name="one_link_per_matter_and_case")
        ]
