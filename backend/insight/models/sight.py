"""Who sees what of a request: views of the database, each the one definition of its sight relation (P6)."""

from django.db import models

from backend.agencies.models import Person
from backend.insight.models.part import AccessPart
from backend.insight.models.request import AccessReply, AccessRequest


class AccessRequestSight(models.Model):
    """`person` knows of `request`: as its registrar, or through a reply."""

    pk = models.CompositePrimaryKey("request_id", "person_id", "why")
    request = models.ForeignKey(AccessRequest, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=12)

    class Meta:
        managed = False
        db_table = "access_request_sight"


class AccessReplySight(models.Model):
    """`person` has to do with `reply`: `office`, of those who answer where it came; `decider`, of a part; `head`,
    who sees when it is due and nothing else."""

    pk = models.CompositePrimaryKey("reply_id", "person_id", "why")
    reply = models.ForeignKey(AccessReply, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=12)

    class Meta:
        managed = False
        db_table = "access_reply_sight"


class AccessPartSight(models.Model):
    """`person` decides `part`: `own`, answering for the item at the case, or `office`, the agency's lawyer or like."""

    pk = models.CompositePrimaryKey("part_id", "person_id", "why")
    part = models.ForeignKey(AccessPart, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=12)

    class Meta:
        managed = False
        db_table = "access_part_sight"
