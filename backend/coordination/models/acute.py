"""A case opened in an emergency, by somebody on duty who has no place at it."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Person
from backend.coordination.models.case import Case
from backend.core.sealing import SealedTextField


class Verdict(models.TextChoices):
    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not-justified"


class AcuteAccess(models.Model):
    """`person` sees `case` in `role` until `ends_at`, and no longer. A leader reviews it by `review_by`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="acute_accesses")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    reason = SealedTextField()
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    review_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    verdict = models.CharField(max_length=16, choices=Verdict.choices, blank=True)
    note = SealedTextField(blank=True)

    class Meta:
        db_table = "acute_access"
        indexes = [models.Index(fields=["review_by"], condition=Q(reviewed_at=None), name="acute_to_review")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("opened_at")), name="an_acute_access_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, verdict="")
                | (Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(verdict="")),
                name="a_review_says_by_whom_and_what",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("person")),
                name="nobody_reviews_their_own_acute_access",
            ),
        ]
