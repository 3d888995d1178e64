"""A request for access, and the parties of cases that whoever asks is found to be."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Agency, Partnership, Person
from backend.coordination.models import Case, CaseParty, Regime
from backend.coordination.models.case import choices
from backend.core.sealing import SealedTextField
from backend.insight.kinds import Asker, FoundBy, Kind
from backend.responsibilities.vocabulary import Wing


class AccessRequest(models.Model):
    """Received by `controller`. It names no case: registering one is the same, whether or not there is any.

    `looks`: who has looked is asked for as well. `works_at`: the partner that whoever asks works for, if any, whose
    leaders and lawyers then take no part (model L14). `sought_at`: when the person was first looked for in the cases.
    While it is open, nothing of those is removed. `answered_at`: when the agency that was asked had answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    receipt = models.CharField(max_length=12, unique=True)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=16, choices=Regime.choices)
    kind = models.CharField(max_length=16, choices=choices(Kind))
    asker = models.CharField(max_length=12, choices=choices(Asker))
    looks = models.BooleanField(default=False)
    name = SealedTextField(blank=True)
    cpr = SealedTextField(blank=True)
    cpr_index = models.CharField(max_length=100, blank=True, db_index=True)
    works_at = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer_by = models.DateTimeField()
    sought_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "access_request"
        indexes = [
            models.Index(fields=["answer_by"], condition=Q(ended_at=None), name="requests_to_answer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(cpr_index=""), name="a_request_says_from_whom_it_is"
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gt=F("received_at")), name="a_request_is_answered_after_it_came"
            ),
            models.CheckConstraint(
                condition=Q(received_at__lte=F("registered_at")),
                name="a_request_came_before_it_was_registered",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="a_request_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(asker__in=list(Asker)), name="a_request_is_from_a_known_asker"
            ),
        ]


class AccessSubject(models.Model):
    """That whoever asks is this party of this case, as the clock found. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(AccessRequest, models.PROTECT, related_name="subjects")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(CaseParty, models.PROTECT, related_name="+")
    found_by = models.CharField(max_length=4, choices=choices(FoundBy))

    class Meta:
        db_table = "access_subject"
        constraints = [
            models.UniqueConstraint(fields=["request", "party"], name="a_request_finds_a_party_once"),
            models.UniqueConstraint(fields=["id", "request"], name="a_subject_is_of_one_request"),
            models.UniqueConstraint(fields=["id", "case"], name="a_subject_is_of_one_case"),
        ]


class AccessReply(models.Model):
    """The answer that one agency, or one wing of the police, owes to a request: of its own parts and of nobody else's.

    Whoever received the request owes one in any event. `text`, once it is given, is `AccessAnswer`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(AccessRequest, models.PROTECT, related_name="replies")
    controller = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=16, choices=Regime.choices)
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    answer_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "access_reply"
        indexes = [
            models.Index(fields=["answer_by"], condition=Q(answered_at=None), name="replies_to_give"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "controller", "wing"], name="one_reply_per_agency_and_wing"
            ),
            models.UniqueConstraint(fields=["id", "request", "controller"], name="a_reply_is_of_one_agency"),
        ]


class AccessAnswer(models.Model):
    """What was answered, as it was sent. Written once: append-only."""

    reply = models.OneToOneField(AccessReply, models.PROTECT, primary_key=True, related_name="answer")
    text = SealedTextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "access_answer"
