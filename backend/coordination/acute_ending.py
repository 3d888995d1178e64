"""Acute accesses that end before their time, inside a deed that holds the case's lock."""

from datetime import datetime, timedelta

from django.db.models import F, Value
from django.db.models.functions import Greatest

from backend.coordination.models import AcuteAccess, Case
from backend.coordination.sharing import ACUTE_HELP

A_MOMENT = timedelta(microseconds=1)


def end_those_who_only_ring(case: Case, at: datetime) -> None:
    """A sealed case is open in an emergency to those who help alone; one opened while this deed waited ends as well."""
    under_way = AcuteAccess.objects.filter(case=case, ends_at__gt=at).exclude(role__in=ACUTE_HELP)
    under_way.update(ends_at=Greatest(Value(at), F("opened_at") + A_MOMENT))
