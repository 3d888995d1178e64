"""A signed bundle of what one agency has at a case, made for its own journal (model L15)."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency, Person
from backend.archive.leaving import BundlePurpose
from backend.coordination.models import Case
from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.information.models import Item
from backend.responsibilities.vocabulary import Wing


class Bundle(models.Model):
    """`content` is kept, sealed, until the agency has written back its journal number; the digest stays."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="bundles")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    purpose = models.CharField(max_length=16, choices=choices(BundlePurpose))
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    key = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    papers = models.PositiveIntegerField()
    content = SealedTextField(blank=True)
    journal_number = SealedTextField(blank=True)
    journaled_at = models.DateTimeField(null=True, blank=True)
    journaled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "bundle"
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(journaled_at=None, journaled_by=None)
                | Q(journaled_at__isnull=False, journaled_by__isnull=False, content=""),
                name="a_journaled_bundle_says_by_whom_and_is_no_longer_kept",
            ),
            models.CheckConstraint(
                condition=Q(journaled_at=None) | Q(purpose=BundlePurpose.JOURNAL.value),
                name="what_is_journaled_was_made_for_the_journal",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=[each.value for each in BundlePurpose]),
                name="a_bundle_has_a_known_purpose",
            ),
        ]


class FilingPlace(models.Model):
    """For which agency and wing `person` makes bundles at `case`: by a place there; or, `former`, having sat there
    `until` then: what they read there, and nothing later."""

    pk = models.CompositePrimaryKey("case_id", "person_id", "why", "former")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    wing = models.CharField(max_length=16)
    former = models.BooleanField()
    until = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "filing_place"


class FormerSight(models.Model):
    """`person` read `item` from the seat they left: `own`, as one of its controller, or `disclosed` to their agency."""

    pk = models.CompositePrimaryKey("item_id", "person_id", "why")
    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "former_sight"


class JournalReminder(models.Model):
    """That an agency at a case was told it has something no journal of its own has. Append-only."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    wing = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "journal_reminder"
        indexes = [models.Index(fields=["case", "agency", "wing"], name="reminded_of_the_journal")]
