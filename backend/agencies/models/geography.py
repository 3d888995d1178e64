"""The map: municipalities, regions and police districts, and which lay where when (`domain/denmark.csv`)."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q


class Region(models.Model):
    name = models.CharField(max_length=60, primary_key=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "region"


class PoliceDistrict(models.Model):
    """One of the twelve. `code` is DAGI's; 1470 and 1471 are not verified in a source."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=60, unique=True)

    class Meta:
        db_table = "police_district"


class Municipality(models.Model):
    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=60)
    covered_by: list[Any]  # the coverages of a day, where a selector fetched them

    class Meta:
        db_table = "municipality"
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^\d{4}$"), name="a_municipality_code_has_four_digits"
            )
        ]


class Placement(models.Model):
    """In which region and police district a municipality lies, from a day to the day before another."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="placements")
    region = models.ForeignKey(Region, models.PROTECT)
    police_district = models.ForeignKey(PoliceDistrict, models.PROTECT)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "placement"
        constraints = [
            ExclusionConstraint(
                name="a_municipality_lies_in_one_place_at_a_time",
                expressions=[
                    ("municipality", RangeOperators.EQUAL),
                    (Func(F("valid_from"), F("valid_to"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            )
        ]
