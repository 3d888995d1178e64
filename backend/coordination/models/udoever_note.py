"""The blind route: what somebody knows of an udøver, and the neutral call that the case hears of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from backend.agencies.models import Agency, Municipality, Partnership, Person
from backend.coordination.models.case import Case, Regime, choices
from backend.coordination.udoever_notes import NoteBasis, NoteKind, NoteOutcome, NoteSearch
from backend.core.sealing import SealedTextField


class UdoeverNote(models.Model):
    """It lies with the police's prevention contact of the place, and with nobody else. It knows no case."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    receipt = models.CharField(max_length=12, unique=True)
    partnership = models.ForeignKey(Partnership, models.PROTECT)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    kind = models.CharField(max_length=24, choices=choices(NoteKind))
    happens_on = models.DateField(null=True, blank=True)
    name = SealedTextField(blank=True)
    cpr = SealedTextField(blank=True)
    cpr_index = models.CharField(max_length=100, blank=True, db_index=True)
    text = SealedTextField()
    basis = models.CharField(max_length=16, choices=choices(NoteBasis))
    convicted_and_released = models.BooleanField(default=False)
    patient_told = SealedTextField(blank=True)
    sender = models.ForeignKey(Person, models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, models.PROTECT)
    regime = models.CharField(max_length=16, choices=Regime.choices)
    duty = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    respond_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    search = models.CharField(max_length=16, choices=choices(NoteSearch), blank=True, db_default="")
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=16, choices=choices(NoteOutcome), blank=True)

    class Meta:
        db_table = "udoever_note"
        indexes = [
            models.Index(fields=["respond_by"], condition=Q(handled_at=None), name="udoever_notes_waiting")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(basis=NoteBasis.KSP.value) | Q(convicted_and_released=True),
                name="a_ksp_note_is_of_somebody_convicted_and_released",
            ),
            models.CheckConstraint(
                condition=~Q(basis=NoteBasis.HEALTH_ACT.value) | ~Q(patient_told=""),
                name="a_health_note_says_whether_the_patient_was_told",
            ),
            models.CheckConstraint(
                condition=Q(handled_at=None, handled_by=None, outcome="")
                | (Q(handled_at__isnull=False, handled_by__isnull=False) & ~Q(outcome="")),
                name="a_handled_note_says_by_whom_and_what_came_of_it",
            ),
        ]


class RingRequest(models.Model):
    """What the case hears of a note: ring this person. Not who told, nor what: that is a secret in itself.

    It waits for whoever holds the case, until one of them has rung. `unseen`: of a sealed case; the receiver of the
    note does not learn of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    note = models.ForeignKey(UdoeverNote, models.PROTECT, related_name="requests")
    case = models.ForeignKey(Case, models.PROTECT, related_name="ring_requests")
    ring = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # what an earlier version asked without a time is due at once
    respond_by = models.DateTimeField(db_default=Now())
    unseen = models.BooleanField(db_default=False)
    reminded_at = models.DateTimeField(null=True, blank=True)
    climbed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "ring_request"
        indexes = [models.Index(fields=["respond_by"], condition=Q(ended_at=None), name="rings_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["note", "case"], name="one_request_per_note_and_case"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by=None), name="nobody_has_rung_before_it_ended"
            ),
        ]
