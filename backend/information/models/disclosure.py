"""That an item passed, to whom and on what basis; or that it was decided not to. Append-only, both."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency, Person
from backend.coordination.models import CaseParty
from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.information.models.consent import Consent
from backend.information.models.item import Item, values
from backend.information.passing import Basis, Channel, Purpose
from backend.responsibilities.vocabulary import Wing

TO_INVESTIGATION = Q(to_wing=Wing.INVESTIGATION.value)


class Disclosure(models.Model):
    """`kept` repeats the item's own, by a composite foreign key: so the database itself refuses an investigation.

    `to_holders`: to an agency that held the case then. What is closest to a person is read there by who holds it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="disclosures")
    kept = models.BooleanField()
    to_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    to_wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    to_holders = models.BooleanField(db_default=False)
    purpose = models.CharField(max_length=16, choices=choices(Purpose))
    necessity = SealedTextField()
    channel = models.CharField(max_length=4, choices=choices(Channel), blank=True)
    patient_told = models.BooleanField(null=True)
    why_not = SealedTextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "disclosure"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["to_agency", "item"], name="disclosed_to_an_agency")]
        constraints = [
            models.CheckConstraint(
                condition=~TO_INVESTIGATION | Q(kept=False, channel=""),
                name="what_is_kept_never_reaches_investigation",
            ),
            models.UniqueConstraint(fields=["id", "item"], name="a_disclosure_is_of_one_item"),
        ]


class DisclosureBasis(models.Model):
    """Why it might pass, for one person it is about. The consent is that person's own, by a composite foreign key."""

    id = models.BigAutoField(primary_key=True)
    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="bases")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    party = models.ForeignKey(CaseParty, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=16, choices=choices(Basis))
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, blank=True, related_name="+")
    released = models.BooleanField(default=False)

    class Meta:
        db_table = "disclosure_basis"
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=values(Basis)), name="a_basis_is_a_known_one"),
            models.CheckConstraint(
                condition=Q(basis=Basis.CONSENT.value, consent__isnull=False)
                | (~Q(basis=Basis.CONSENT.value) & Q(consent=None)),
                name="a_basis_of_consent_names_the_consent",
            ),
            models.UniqueConstraint(fields=["disclosure", "party"], name="one_basis_for_each_person"),
        ]


class NotShared(models.Model):
    """A decision not to share, with its reason: nobody is obliged to by § 115(4), and a no is a decision too."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="not_shared")
    to_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    reason = SealedTextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "not_shared"
