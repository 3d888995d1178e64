"""A part of what is asked for, and what one person proposed and another approved. Proposals are append-only."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Agency, Person
from backend.coordination.models import Case, PartyKind, Regime
from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.information.models import Item
from backend.information.passing import Category
from backend.insight.giving import NEVER, Decision, OthersBasis
from backend.insight.grounds import Ground
from backend.insight.kinds import FoundBy
from backend.insight.models.request import AccessReply, AccessRequest, AccessSubject


class What(models.TextChoices):
    """Something known of the person, or who has looked at it."""

    ITEM = "item"
    LOOKS = "looks"


class AccessPart(models.Model):
    """An item that a request reaches, or the record of looking at a case: decided by its own controller alone.

    `linked`: what whoever asks is in the case; `others`: the kinds of the others it is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(AccessRequest, models.PROTECT, related_name="parts")
    reply = models.ForeignKey(AccessReply, models.PROTECT, related_name="parts")
    subject = models.ForeignKey(AccessSubject, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=16, choices=Regime.choices)
    what = models.CharField(max_length=8, choices=What.choices)
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    category = models.CharField(max_length=16, choices=choices(Category), blank=True)
    linked = models.CharField(max_length=12, choices=PartyKind.choices)
    found_by = models.CharField(max_length=4, choices=choices(FoundBy))
    others = ArrayField(models.CharField(max_length=12, choices=PartyKind.choices), default=list)
    third_party = models.GeneratedField(
        expression=~Q(others=[]),  # type: ignore[arg-type]  # a Q is an expression
        output_field=models.BooleanField(),
        db_persist=True,
    )
    never = models.GeneratedField(
        expression=Q(category__in=sorted(NEVER)),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        db_table = "access_part"
        constraints = [
            models.CheckConstraint(
                condition=Q(what="item", item__isnull=False) | Q(what="looks", item=None),
                name="a_part_is_an_item_or_the_looks",
            ),
            models.UniqueConstraint(fields=["request", "item"], name="a_request_reaches_an_item_once"),
            models.UniqueConstraint(
                fields=["request", "case"], condition=Q(what="looks"), name="the_looks_at_a_case_are_one_part"
            ),
            models.UniqueConstraint(
                fields=["id", "controller", "third_party", "never"], name="a_part_is_what_it_is"
            ),
        ]


class PartProposal(models.Model):
    """What one person of the controller proposes; the latest counts. `third_party` and `never` repeat the part's own,
    by a composite foreign key: so the database itself refuses what may never be given."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    part = models.ForeignKey(AccessPart, models.PROTECT, related_name="proposals")
    turn = models.PositiveIntegerField()
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    third_party = models.BooleanField()
    never = models.BooleanField()
    decision = models.CharField(max_length=8, choices=choices(Decision))
    ground = models.CharField(max_length=32, choices=choices(Ground), blank=True)
    redacted_text = SealedTextField(blank=True)
    others_basis = models.CharField(max_length=20, choices=choices(OthersBasis), blank=True)
    identified = models.BooleanField(default=False)
    note = SealedTextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "part_proposal"
        constraints = [
            models.CheckConstraint(
                condition=Q(decision=Decision.REFUSE.value) | Q(never=False),
                name="what_is_never_given_is_refused",
            ),
            models.CheckConstraint(
                condition=(Q(decision=Decision.REFUSE.value) & ~Q(ground=""))
                | (~Q(decision=Decision.REFUSE.value) & Q(ground="")),
                name="a_refusal_has_its_ground",
            ),
            models.CheckConstraint(
                condition=(Q(decision=Decision.REDACTED.value) & ~Q(redacted_text=""))
                | (~Q(decision=Decision.REDACTED.value) & Q(redacted_text="")),
                name="what_is_redacted_has_its_text",
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.GIVE.value, third_party=True) | ~Q(others_basis=""),
                name="what_is_about_others_has_a_basis_for_them",
            ),
            models.UniqueConstraint(fields=["part", "turn"], name="proposals_for_a_part_are_in_turn"),
            models.UniqueConstraint(
                fields=["id", "part", "controller", "by"], name="a_proposal_is_of_one_person"
            ),
        ]


class PartApproval(models.Model):
    """That another person of the same controller agrees. One part is decided once."""

    part = models.OneToOneField(AccessPart, models.PROTECT, primary_key=True, related_name="approval")
    proposal = models.OneToOneField(PartProposal, models.PROTECT, related_name="approval")
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "part_approval"
        constraints = [
            models.CheckConstraint(condition=~Q(by=F("proposed_by")), name="two_persons_decide_a_part"),
        ]
