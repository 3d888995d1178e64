"""Which private partners a legal decision draws in: a view, made where such decisions are recorded, a floor up."""

from django.db import models

from backend.agencies.models import Agency, Partnership


class DrawnIn(models.Model):
    """`agency` takes part in more than what is agreed to in `partnership`, by a decision that has not ended."""

    pk = models.CompositePrimaryKey("partnership_id", "agency_id")
    partnership = models.ForeignKey(Partnership, models.DO_NOTHING, related_name="+")
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "drawn_in"
