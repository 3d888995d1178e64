"""Agencies, their units and the lines one can ring."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models.geography import Municipality, PoliceDistrict, Region


class AgencyKind(models.TextChoices):
    """The kinds of `domain/roles.csv`, without those that are no employer."""

    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    POLICE = "police"
    PROSECUTION = "prosecution"
    PRISON_AND_PROBATION = "prison-and-probation"
    PSYCHIATRY = "psychiatry"
    NGO = "ngo"
    SHELTER = "shelter"
    FAMILY_COURT_AGENCY = "family-court-agency"


class Agency(models.Model):
    """An employer. `cvr` is empty where no source gives it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=24, choices=AgencyKind.choices)
    cvr = models.CharField(max_length=8, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True)
    police_district = models.ForeignKey(PoliceDistrict, models.PROTECT, null=True, blank=True)

    class Meta:
        db_table = "agency"
        constraints = [
            models.CheckConstraint(
                condition=Q(cvr="") | Q(cvr__regex=r"^\d{8}$"), name="a_cvr_number_has_eight_digits"
            ),
        ]


class Unit(models.Model):
    """A part of an agency: the area station, the department."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    name = models.CharField(max_length=120)

    class Meta:
        db_table = "unit"
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="one_unit_of_a_name_per_agency")
        ]


class ContactLine(models.Model):
    """A number that is answered by whoever is on duty. `hours` is read by `agencies.hours`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="lines")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    title_da = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    phone = models.CharField(max_length=20)
    public = models.BooleanField(default=False)
    hours = models.JSONField(default=dict)
    checked_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "contact_line"
