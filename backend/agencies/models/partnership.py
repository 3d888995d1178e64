"""Partnerships: who works together where, and who holds a post in it."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now

from backend.agencies.models.agency import Agency, AgencyKind
from backend.agencies.models.geography import Municipality, PoliceDistrict
from backend.agencies.models.person import Person


def who_coordinates_by_default() -> list[str]:
    return [AgencyKind.MUNICIPALITY, AgencyKind.SHELTER]


class Partnership(models.Model):
    """A collaboration in one police district. `coordinating_kinds`: which agencies may coordinate a case."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    police_district = models.ForeignKey(PoliceDistrict, models.PROTECT)
    live_from = models.DateTimeField(null=True, blank=True)
    coordinating_kinds = ArrayField(
        models.CharField(max_length=24, choices=AgencyKind.choices), default=who_coordinates_by_default
    )

    class Meta:
        db_table = "partnership"


class Coverage(models.Model):
    """A municipality in a partnership, from a day to a day."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="coverages")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="coverages")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "coverage"
        constraints = [
            ExclusionConstraint(
                name="a_municipality_is_in_one_partnership_at_a_time",
                expressions=[
                    ("municipality", RangeOperators.EQUAL),
                    (Func(F("valid_from"), F("valid_to"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            )
        ]


def _while_live(field: str) -> models.Case:
    return models.Case(models.When(ended_at=None, then=F(field)), default=None)


class Partner(models.Model):
    """An agency in a partnership."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="partners")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="partnerships")
    since = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)
    live_in = models.GeneratedField(
        expression=_while_live("partnership_id"), output_field=models.UUIDField(null=True), db_persist=True
    )

    class Meta:
        db_table = "partner"
        constraints = [
            models.UniqueConstraint(fields=["live_in", "agency"], name="one_live_place_per_agency")
        ]


class Post(models.Model):
    """A person's place in a partnership. A live post is somebody active, at an agency that is a partner.

    `live_in` is the partnership while the post is live; open cases point at it, so the database refuses to end
    a post that holds cases. The composite foreign keys stand in the migration.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="posts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, models.PROTECT)
    since = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)
    live_in = models.GeneratedField(
        expression=_while_live("partnership_id"), output_field=models.UUIDField(null=True), db_persist=True
    )
    live = models.GeneratedField(
        expression=models.Case(models.When(ended_at=None, then=Value(True)), default=None),
        output_field=models.BooleanField(null=True),
        db_persist=True,
    )

    class Meta:
        db_table = "post"
        constraints = [
            models.UniqueConstraint(
                fields=["live_in", "person"], name="one_live_post_per_person_and_partnership"
            )
        ]


class ForumKind(models.TextChoices):
    PSP = "psp"
    KSP = "ksp"
    STEERING = "steering"


class Forum(models.Model):
    """A standing group of a partnership. Its members keep their employer."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="forums")
    kind = models.CharField(max_length=12, choices=ForumKind.choices)
    name = models.CharField(max_length=120)

    class Meta:
        db_table = "forum"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind"], name="one_forum_of_a_kind_per_partnership"
            )
        ]


class ForumMember(models.Model):
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="forums")
    chairs = models.BooleanField(default=False)
    since = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "forum_member"
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "person"],
                condition=Q(ended_at=None),
                name="one_live_membership_per_person_and_forum",
            ),
            models.UniqueConstraint(
                fields=["forum"], condition=Q(ended_at=None, chairs=True), name="one_chair_per_forum"
            ),
        ]
