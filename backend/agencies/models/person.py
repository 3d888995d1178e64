"""People: the users of the house, and when they are away."""

from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from backend.agencies.models.agency import Agency, Unit


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who works for an agency. `blocked_at` stops the sign-in at once; `is_active` ends with the job.
    `signed_out_at` is when all sign-ins were ended: none from before it counts."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="people")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    hours = models.JSONField(default=dict, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    blocked_at = models.DateTimeField(null=True, blank=True)
    signed_out_at = models.DateTimeField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Meta:
        db_table = "person"
        constraints = [
            # what a live post points at: somebody active, at that agency
            models.UniqueConstraint(
                fields=["id", "agency", "is_active"], name="a_person_at_an_agency_and_active"
            )
        ]

    def get_session_auth_hash(self) -> str:
        """What every session carries, and is asked for again at each request."""
        own = super().get_session_auth_hash()
        return f"{own}:{self.signed_out_at.timestamp()}" if self.signed_out_at else own

    @property
    def employer(self) -> Agency:
        """The agency of somebody who has one, as all do who hold a post. LookupError for the others."""
        if self.agency is None:
            raise LookupError("this person works for no agency")
        return self.agency


class Absence(models.Model):
    """Away from a moment to a moment; the stand-in answers meanwhile. Taken back before it began, it never was."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="stands_in_during"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "absence"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="an_absence_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(stand_in=None) | ~Q(stand_in=F("person")), name="nobody_stands_in_for_themselves"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(cancelled_at__lte=F("starts_at")),
                name="an_absence_is_cancelled_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="a_cancelled_absence_says_by_whom",
            ),
            ExclusionConstraint(
                name="one_absence_at_a_time",
                condition=Q(cancelled_at=None),
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    @property
    def answering(self) -> Person | None:
        """The stand-in, unless they cannot sign in themselves: then nobody answers meanwhile."""
        able = self.stand_in and self.stand_in.is_active and self.stand_in.blocked_at is None
        return self.stand_in if able else None
