"""Who sees what: two views of the database, each the one definition of its sight relation (P6).

Granted minus forbidden is composed once, in the migration that makes the views; rows, yes-or-no and readers
are three questions to the same relation.
"""

from django.db import models

from backend.agencies.models import Person
from backend.coordination.models.case import Case
from backend.coordination.models.handover import Handover


class CaseSight(models.Model):
    """`person` sees `case` because of `why`: coordinator, deputy or seat. A person may have several reasons."""

    pk = models.CompositePrimaryKey("case_id", "person_id", "why")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "case_sight"


class HandoverSight(models.Model):
    """`person` sees `handover`: through the case, as the one now asked, as its holder, or as the one to place it."""

    pk = models.CompositePrimaryKey("handover_id", "person_id", "why")
    handover = models.ForeignKey(Handover, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "handover_sight"
