"""What somebody has agreed to, and what a partnership has decided about a private partner."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Agency, Partnership, Person
from backend.coordination.models import Case, CaseParty, Regime
from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.information.passing import Category, Purpose
from backend.responsibilities.vocabulary import Wing


class HowGiven(models.TextChoices):
    WRITTEN = "written"
    SPOKEN = "spoken"
    THROUGH_GUARDIAN = "through-guardian"


OPEN = Q(withdrawn_at=None, asked_anew_at=None)


class Consent(models.Model):
    """That `controller` may pass one kind of information about one party to one agency for one purpose.

    `owned`: given to the agency that coordinated the case. It stands only while that agency coordinates.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="consents")
    party = models.ForeignKey(CaseParty, models.PROTECT, related_name="consents")
    recipient = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=16, choices=choices(Purpose))
    category = models.CharField(max_length=16, choices=choices(Category))
    how_given = models.CharField(max_length=20, choices=HowGiven.choices)
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=16, choices=Regime.choices)
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    owned = models.BooleanField()
    given_at = models.DateTimeField()
    until = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reminded_at = models.DateTimeField(null=True, blank=True)
    asked_anew_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "consent"
        indexes = [
            models.Index(fields=["until"], condition=OPEN & Q(reminded_at=None), name="consents_to_remind_of")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("given_at")), name="a_consent_ends_after_it_was_given"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_withdrawn_consent_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["party", "controller", "recipient", "purpose", "category"],
                condition=OPEN,
                name="one_open_consent_of_a_kind",
            ),
            models.UniqueConstraint(fields=["id", "party"], name="a_consent_is_of_one_party"),
        ]


class ConsentSight(models.Model):
    """`person` knows of `consent`: holding the case, or at it for the agency and wing that recorded it."""

    pk = models.CompositePrimaryKey("consent_id", "person_id", "why")
    consent = models.ForeignKey(Consent, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "consent_sight"


class LegalDecision(models.Model):
    """A partnership's decision that a private partner takes part in more than what is agreed to (§ 115(3)).

    `reference` says where the decision is filed. It ends and is never deleted: what passed by it is judged by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="legal_decisions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    reference = SealedTextField()
    since = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "legal_decision"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_ended_legal_decision_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["partnership", "agency"],
                condition=Q(ended_at=None),
                name="one_legal_decision_per_partner",
            ),
        ]
