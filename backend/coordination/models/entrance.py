"""What comes in at the entrance: referrals from any partner's hands, and messages to a coordinator one may not see."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency, Municipality, Partnership, Person
from backend.coordination.models.case import Case, Regime
from backend.core.sealing import SealedTextField


class ReferralState(models.TextChoices):
    RECEIVED = "received"
    OPENED = "opened"
    DECLINED = "declined"


class Referral(models.Model):
    """Somebody sent to the entrance. It stands with the visitators until one of them opens or declines it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    receipt = models.CharField(max_length=12, unique=True)
    partnership = models.ForeignKey(Partnership, models.PROTECT)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    state = models.CharField(max_length=12, choices=ReferralState.choices, default=ReferralState.RECEIVED)
    referrer = models.ForeignKey(Person, models.PROTECT, related_name="referrals")
    controller = models.ForeignKey(Agency, models.PROTECT)
    regime = models.CharField(max_length=16, choices=Regime.choices)
    duty = models.CharField(max_length=40)
    basis = models.CharField(max_length=24)
    name = SealedTextField(blank=True)
    cpr = SealedTextField(blank=True)
    cpr_index = models.CharField(max_length=100, blank=True, db_index=True)
    under_18 = models.BooleanField(null=True)
    safe_number = SealedTextField(blank=True)
    safe_times = SealedTextField(blank=True)
    not_to_be_told = SealedTextField(blank=True)
    children = models.BooleanField(null=True)
    summary = SealedTextField(blank=True)
    created_at = models.DateTimeField()
    respond_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=40, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="referrals")

    class Meta:
        db_table = "referral"
        indexes = [
            models.Index(
                fields=["respond_by"],
                condition=Q(state=ReferralState.RECEIVED.value),
                name="referrals_awaiting_an_answer",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ReferralState.OPENED.value, case__isnull=False)
                | (~Q(state=ReferralState.OPENED.value) & Q(case=None)),
                name="an_opened_referral_has_its_case",
            ),
            models.CheckConstraint(
                condition=Q(state=ReferralState.RECEIVED.value, answered_at=None)
                | (~Q(state=ReferralState.RECEIVED.value) & Q(answered_at__isnull=False)),
                name="an_answered_referral_has_its_time",
            ),
        ]


class Message(models.Model):
    """A note from the night. It lies with the case's coordinator; without a case, with the entrance."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    receipt = models.CharField(max_length=12, unique=True)
    partnership = models.ForeignKey(Partnership, models.PROTECT)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="messages")
    sender = models.ForeignKey(Person, models.PROTECT, related_name="sent_messages")
    controller = models.ForeignKey(Agency, models.PROTECT)
    regime = models.CharField(max_length=16, choices=Regime.choices)
    about = SealedTextField(blank=True)
    text = SealedTextField()
    created_at = models.DateTimeField()
    respond_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "message"
        indexes = [models.Index(fields=["respond_by"], condition=Q(handled_at=None), name="messages_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_at=None, handled_by=None)
                | Q(handled_at__isnull=False, handled_by__isnull=False),
                name="a_handled_message_says_by_whom",
            )
        ]
