"""Reading what is unusual on the record of one's own people: numbers by person and day, and no case (P10, L16)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractHour, TruncDate

from backend.agencies.models import Person
from backend.coordination.access import Permission
from backend.coordination.unusual import Day, Pattern, Unusual, unusual
from backend.coordination.use_cases.acute import ACT as ACUTE
from backend.coordination.use_cases.lookups import ACT as LOOKUP
from backend.coordination.use_cases.sealed import ACT as ADDRESS
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.models import RecordLine
from backend.core.reach import Reach, reaching

OPENED = Q(act="case-opened", outcome="ok")
# what was not found in an emergency is on record a second time, as the door's refusal
# a disclosure that lacks something is no attempt to see
REFUSED = ~Q(outcome="ok") & ~Q(act__in=(LOOKUP, ACUTE, "signed in", "disclose"))
COUNTED = {
    Pattern.CASES: Count("about", filter=OPENED, distinct=True),
    Pattern.REFUSALS: Count("id", filter=REFUSED),
    Pattern.LOOKUPS: Count("id", filter=Q(act=LOOKUP)),
    Pattern.ADDRESSES: Count("id", filter=Q(act=ADDRESS, outcome="ok")),
    Pattern.NIGHT: Count("id", filter=OPENED & Q(hour__lt=6)),
}
BACK = timedelta(days=7)


def unusual_for(reader: Actor, at: datetime) -> list[tuple[Unusual, str]]:
    """What went past the settings' `UNUSUAL` in the last week, with the person's name. For a head, of their agency."""
    require(reader, Permission.SEE_UNUSUAL)
    with reaching(Reach.UNUSUAL):
        days = [_day(row) for row in _rows(reader.person.agency_id, at)]
    most = {pattern: settings.UNUSUAL[pattern] for pattern in Pattern}
    found = sorted(unusual(days, most), key=lambda each: (each.on, each.count), reverse=True)
    names = Person.objects.in_bulk({each.person for each in found})
    return [(each, names[each.person].name) for each in found]


def _rows(agency: UUID, at: datetime) -> QuerySet:
    lines = RecordLine.objects.filter(agency=agency, actor__isnull=False, at__gt=at - BACK, at__lte=at)
    return (
        lines.annotate(on=TruncDate("at", tzinfo=COPENHAGEN), hour=ExtractHour("at", tzinfo=COPENHAGEN))
        .values("actor", "on")
        .annotate(**{pattern.name.lower(): count for pattern, count in COUNTED.items()})
        .order_by("on", "actor")
    )


def _day(row: dict) -> Day:
    return Day(row["actor"], row["on"], {pattern: row[pattern.name.lower()] for pattern in Pattern})
