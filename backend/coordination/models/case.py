"""The shared case. It points at two different live posts for as long as it is open: the database holds P2."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Agency, Municipality, Partnership, Person
from backend.coordination.lifecycle import Outcome, State
from backend.core.sealing import SealedTextField
from backend.responsibilities.vocabulary import Wing


def choices(words) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]


class Regime(models.TextChoices):
    """Under which law a controller holds its content (model L7)."""

    GDPR = "gdpr"
    LAW_ENFORCEMENT = "law-enforcement"


class Findable(models.TextChoices):
    """Why a lookup may name the coordinator: the exposed person said yes, or a legal decision is recorded."""

    CONSENT = "consent"
    LEGAL_DECISION = "legal-decision"


class Case(models.Model):
    """`held_in` is the partnership while the case is open; (held_in, coordinator) and (held_in, deputy) are live
    posts by composite foreign keys in the migration. `exposed_index` repeats the exposed party's blind index.
    `next_duty` and `next_by` are kept, not worked out when read: desks are sorted by them, the soonest first."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=12, unique=True)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="cases")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="cases")
    state = models.CharField(max_length=12, choices=choices(State), default=State.RECEIVED)
    coordinator = models.ForeignKey(Person, models.PROTECT, related_name="coordinates")
    deputy = models.ForeignKey(Person, models.PROTECT, related_name="deputises")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    acknowledge_by = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    next_duty = models.CharField(max_length=40, blank=True)
    next_by = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=choices(Outcome), blank=True)
    outcome_reason = SealedTextField(blank=True)
    children = models.BooleanField(null=True)
    basis = models.CharField(max_length=24, blank=True)
    summary = SealedTextField(blank=True)
    exposed_index = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001 null is "no CPR known"
    controller = models.ForeignKey(Agency, models.PROTECT)
    regime = models.CharField(max_length=16, choices=Regime.choices, default=Regime.GDPR)
    sealed = models.BooleanField(default=False)
    findable = models.CharField(max_length=16, choices=Findable.choices, blank=True)
    version = models.PositiveIntegerField(default=1)
    held_in = models.GeneratedField(
        expression=models.Case(
            models.When(~Q(state=State.CLOSED.value), then=F("partnership_id")), default=None
        ),
        output_field=models.UUIDField(null=True),
        db_persist=True,
    )

    class Meta:
        db_table = "cases"
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="cases_newest_first"),
            models.Index(
                fields=["acknowledge_by"],
                condition=Q(state=State.RECEIVED.value),
                name="cases_to_acknowledge",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(coordinator=F("deputy")), name="the_deputy_is_somebody_else"),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="a_case_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED.value, closed_at__isnull=False)
                | (~Q(state=State.CLOSED.value) & Q(closed_at=None)),
                name="a_closed_case_has_its_time_of_closing",
            ),
            models.UniqueConstraint(
                fields=["held_in", "exposed_index"], name="one_open_case_per_exposed_person_and_partnership"
            ),
        ]


class PartyKind(models.TextChoices):
    EXPOSED = "exposed"
    CHILD = "child"
    RELATIVE = "relative"
    UDOEVER = "udoever"


class CaseParty(models.Model):
    """A person in this case, and in no other: there is no register of persons."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    kind = models.CharField(max_length=12, choices=PartyKind.choices)
    name = SealedTextField(blank=True)
    under_18 = models.BooleanField(null=True)
    cpr = SealedTextField(blank=True)
    cpr_index = models.CharField(max_length=100, blank=True, db_index=True)
    safe_number = SealedTextField(blank=True)
    safe_times = SealedTextField(blank=True)
    not_to_be_told = SealedTextField(blank=True)
    controller = models.ForeignKey(Agency, models.PROTECT)
    regime = models.CharField(max_length=16, choices=Regime.choices)

    class Meta:
        db_table = "case_party"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(kind="exposed"), name="one_exposed_person_per_case"
            ),
            models.UniqueConstraint(fields=["id", "case"], name="a_party_is_of_one_case"),
        ]


class ExternalReference(models.Model):
    """What an agency's own system calls the case; of the police, in which wing. Others do not see it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="references")
    agency = models.ForeignKey(Agency, models.PROTECT)
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True, db_default="")
    reference = models.CharField(max_length=80)

    class Meta:
        db_table = "external_reference"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency", "wing"], name="one_reference_per_agency_wing_and_case"
            )
        ]


class Seat(models.Model):
    """An agency's place at a case, with the named person who sits there, from joining to leaving.

    `wing` is the police wing of the role, by the model in force when the seat was taken; empty where it has none.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=40)
    wing = models.CharField(max_length=16, blank=True, db_default="")
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "seat"
        indexes = [models.Index(fields=["person"], condition=Q(left_at=None), name="live_seats_of_a_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "role"],
                condition=Q(left_at=None),
                name="one_live_seat_per_person_and_role",
            ),
            models.CheckConstraint(
                condition=Q(wing__in=["", *(wing.value for wing in Wing)]), name="a_seat_is_in_a_known_wing"
            ),
        ]


class Recusal(models.Model):
    """This person may not take part in this case, nor know of it (model L14). It ends only by another deed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals")
    person = models.ForeignKey(Person, models.PROTECT)
    reason = SealedTextField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "recusal"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(ended_at=None), name="recused_once_per_case"
            )
        ]


class HistoryLine(models.Model):
    """What happened to a case, by whom, for whom. Append-only; details are codes and ids, content is not here."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="history")
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor = models.UUIDField(null=True, blank=True)
    for_whom = models.CharField(max_length=100, blank=True)
    what = models.CharField(max_length=40)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "history_line"
        ordering = ["id"]
