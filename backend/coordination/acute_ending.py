"""Acute accesses that end before their time, inside a deed that holds the case's lock."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest

from backend.coordination.models import AcuteAccess, Case
from backend.coordination.sharing import ACUTE_HELP

A_MOMENT = timedelta(microseconds=1)


def end_those_who_only_ring(case: Case, at: datetime) -> None:
    """A sealed case is open in an emergency to those who help alone; one opened while this deed waited ends as well."""
    _end(AcuteAccess.objects.filter(case=case, ends_at__gt=at).exclude(role__in=ACUTE_HELP), at)


def end_all(case: Case, at: datetime) -> None:
    """The case leaves the place where it was opened."""
    _end(AcuteAccess.objects.filter(case=case, ends_at__gt=at), at)


def _end(under_way: QuerySet[AcuteAccess], at: datetime) -> None:
    under_way.update(ends_at=Greatest(Value(at), F("opened_at") + A_MOMENT))
