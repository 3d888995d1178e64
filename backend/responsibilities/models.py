"""Staffing: who fills a role of the model, in order. The model itself is data files, not rows."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import ContactLine, Municipality, Partnership, Person


class Audience(models.TextChoices):
    CHILD = "child"
    ADULT = "adult"


class Staffing(models.Model):
    """A person or a line in a role, first to last; narrowed by municipality, by age or by hours where needed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="staffing")
    role = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="staffing")
    line = models.ForeignKey(ContactLine, models.PROTECT, null=True, blank=True, related_name="staffing")
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True)
    audience = models.CharField(max_length=8, choices=Audience.choices, blank=True)
    hours = models.JSONField(null=True, blank=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "staffing"
        indexes = [models.Index(fields=["partnership", "role", "order"], name="staffing_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, line__isnull=False) | Q(person__isnull=False, line=None),
                name="a_role_is_filled_by_a_person_or_a_line",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="staffing_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["partnership", "role", "person", "line", "municipality", "audience"],
                condition=Q(valid_until=None),
                nulls_distinct=False,
                name="staffed_once_per_role",
            ),
        ]
