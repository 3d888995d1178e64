"""An item: one thing that one agency knows and answers for, of one kind, about named parties of a case."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency, Person
from backend.coordination.models import Case, CaseParty, Regime
from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.information.passing import KEPT_FROM_INVESTIGATION, Category, Channel
from backend.responsibilities.vocabulary import Wing


def values(words) -> list[str]:
    return [word.value for word in words]


KEPT = ~Q(channel="") | Q(category__in=sorted(values(KEPT_FROM_INVESTIGATION)))


class Nature(models.TextChoices):
    """What was seen, what somebody thinks of it, or where a document lies: never mixed in one item."""

    FACT = "fact"
    OPINION = "opinion"
    REFERENCE = "reference"


class Item(models.Model):
    """`wing` is its author's, `channel` the one it came by, `kept` what follows: no investigation ever reads it.

    `chiefly_about` is one of `ItemAbout`, by a deferred foreign key in the migration: so there is always one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="items")
    category = models.CharField(max_length=16, choices=choices(Category))
    nature = models.CharField(max_length=12, choices=Nature.choices)
    text = SealedTextField()
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=16, choices=Regime.choices)
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    channel = models.CharField(max_length=4, choices=choices(Channel), blank=True)
    chiefly_about = models.ForeignKey(CaseParty, models.PROTECT, related_name="+")
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes"
    )
    kept = models.GeneratedField(
        expression=models.Case(models.When(KEPT, then=True), default=False),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        db_table = "item"
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=values(Category)), name="an_item_is_of_a_known_category"
            ),
            models.CheckConstraint(
                condition=Q(nature__in=Nature.values), name="fact_and_opinion_are_kept_apart"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=values(Channel)), name="an_item_came_by_a_known_channel"
            ),
            models.CheckConstraint(
                condition=Q(wing__in=["", *values(Wing)]), name="an_item_is_of_a_known_wing"
            ),
            models.CheckConstraint(
                condition=~(Q(wing=Wing.INVESTIGATION.value) & KEPT),
                name="investigation_writes_nothing_kept_from_it",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | Q(ended_at__isnull=False),
                name="a_superseded_item_has_ended",
            ),
            models.UniqueConstraint(fields=["id", "case"], name="an_item_is_of_one_case"),
            models.UniqueConstraint(fields=["id", "kept"], name="an_item_is_kept_or_not"),
        ]


class ItemAbout(models.Model):
    """A person the item is about: each needs a basis when it passes (model L6). Of the item's own case, by
    composite foreign keys. Append-only."""

    id = models.BigAutoField(primary_key=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="about")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(CaseParty, models.PROTECT, related_name="+")

    class Meta:
        db_table = "item_about"
        constraints = [
            models.UniqueConstraint(fields=["item", "party"], name="an_item_is_about_somebody_once")
        ]


class ItemSight(models.Model):
    """`person` reads `item`: `own`, as one of its controller at the case, or `disclosed` to their agency and wing."""

    pk = models.CompositePrimaryKey("item_id", "person_id", "why")
    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "item_sight"


class ItemWithdrawn(models.Model):
    """`item` passed to the agency `person` is at the case for, by a consent that is withdrawn since."""

    pk = models.CompositePrimaryKey("item_id", "person_id")
    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "item_withdrawn"


class CasePlace(models.Model):
    """For which `agency`, and which wing of the police, `person` is at `case`, holding it or by a seat."""

    pk = models.CompositePrimaryKey("case_id", "person_id", "why")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="places")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    wing = models.CharField(max_length=16)

    class Meta:
        managed = False
        db_table = "case_place"
