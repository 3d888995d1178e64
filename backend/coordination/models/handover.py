"""Handovers and their offers: who is asked, by when, and what they answered (P3)."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency, Person
from backend.coordination.lifecycle import CARRIED, UNANSWERED, Handing
from backend.coordination.models.case import Case, choices
from backend.core.sealing import SealedTextField


class HandoverKind(models.TextChoices):
    COORDINATION = "coordination"
    DUTY = "duty"
    MOVE = "move"


# they hand over the case itself, and end when somebody has it; a duty is carried on
OF_THE_CASE = frozenset({HandoverKind.COORDINATION, HandoverKind.MOVE})


class Handover(models.Model):
    """A task on its way. What the model said of the duty is frozen here; who staffs it is read afresh."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers")
    kind = models.CharField(max_length=12, choices=HandoverKind.choices)
    state = models.CharField(max_length=20, choices=choices(Handing), default=Handing.OFFERED)
    duty = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    sender = models.ForeignKey(Person, models.PROTECT, related_name="sent_handovers")
    sending_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=24)
    reason = SealedTextField(blank=True)
    leaving = models.BooleanField(default=False)
    clock = models.CharField(max_length=8)
    respond_within = models.CharField(max_length=12)
    complete_within = models.CharField(max_length=12, blank=True)
    counts_from = models.CharField(max_length=40, blank=True)
    completes_on = models.CharField(max_length=40, blank=True)
    suggested_role = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    respond_by = models.DateTimeField(null=True, blank=True)
    holder = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="held_handovers")
    accepted_at = models.DateTimeField(null=True, blank=True)
    complete_by = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "handover"
        indexes = [
            models.Index(
                fields=["respond_by"],
                condition=Q(state__in=[Handing.OFFERED.value, Handing.RETURNED.value]),
                name="handovers_awaiting_an_answer",
            ),
            models.Index(
                fields=["complete_by"],
                condition=Q(state__in=sorted(state.value for state in CARRIED)),
                name="handovers_being_carried",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind="coordination", state__in=sorted(state.value for state in UNANSWERED)),
                name="one_open_coordination_handover_per_case",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind="move", state__in=sorted(state.value for state in UNANSWERED)),
                name="one_open_move_per_case",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(state.value for state in CARRIED), holder__isnull=False)
                | ~Q(state__in=sorted(state.value for state in CARRIED)),
                name="an_accepted_handover_has_a_holder",
            ),
            models.CheckConstraint(
                condition=~Q(state=Handing.OFFERED.value) | Q(respond_by__isnull=False),
                name="an_offer_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(Handing)), name="a_handover_is_in_a_known_state"
            ),
        ]


class OfferAnswer(models.TextChoices):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Offer(models.Model):
    """One person asked. At most one offer of a handover waits for an answer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="offers")
    to = models.ForeignKey(Person, models.PROTECT, related_name="offers")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    respond_by = models.DateTimeField()
    answer = models.CharField(max_length=12, choices=OfferAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "offer"
        ordering = ["offered_at", "id"]
        indexes = [models.Index(fields=["to"], condition=Q(answer=""), name="offers_waiting_for_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["handover"], condition=Q(answer=""), name="one_offer_at_a_time"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answer_has_its_time",
            ),
        ]
