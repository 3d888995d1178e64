"""An agency's feed: numbered like an inbox, densely and in the order of commits. Ids alone."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency
from backend.coordination.models import Case, Handover
from backend.coordination.models.case import choices
from backend.responsibilities.vocabulary import Wing


class Feed(models.Model):
    """The last number of an agency, in one wing of the police: the wings count apart, so that neither hears the
    other's silence."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    last_seq = models.BigIntegerField(default=0)

    class Meta:
        db_table = "feed"
        constraints = [
            models.UniqueConstraint(fields=["agency", "wing"], name="one_feed_per_agency_and_wing"),
        ]


class FeedEvent(models.Model):
    """Number `seq` of a feed. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    feed = models.ForeignKey(Feed, models.PROTECT, related_name="events")
    seq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "feed_event"
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "seq"], name="one_event_per_number"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="events_are_numbered_from_one"),
        ]


class FedPlace(models.Model):
    """`person` has a place at `case` from which the systems of `agency`, in that wing, are told: a view."""

    pk = models.CompositePrimaryKey("case_id", "person_id", "agency_id", "wing")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey("agencies.Person", models.DO_NOTHING, related_name="+")
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    wing = models.CharField(max_length=16)
    holds = models.BooleanField()

    class Meta:
        managed = False
        db_table = "fed_place"
