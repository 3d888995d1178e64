"""Reading partnerships as snapshots: one question, whatever their size. What they answer is pure (`who_to_call`).

The database writes all that a snapshot is made of as one text, and the same text is the same snapshot (`written`): each
request asks how things stand now, and works out anew only what has changed.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import DateField, F, Func, QuerySet, TextField, Value

from backend.agencies.models import Coverage, Partnership
from backend.agencies.selectors import on_day
from backend.core.clock import COPENHAGEN
from backend.core.prepared import prepared
from backend.responsibilities import snapshot as pure
from backend.responsibilities.written import snapshot_written


def snapshots_covering(municipalities: Iterable[str], at: datetime) -> list[pure.Snapshot]:
    """The live partnerships that cover any of these municipalities on that day."""
    day = at.astimezone(COPENHAGEN).date()
    return [snapshot_written(text) for text in _covering(at, day, *municipalities)]


def snapshot_of(slug: str, at: datetime) -> pure.Snapshot | None:
    """One partnership, live or not yet."""
    day = at.astimezone(COPENHAGEN).date()
    return next((snapshot_written(text) for text in _called(slug, day)), None)


@prepared
def _covering(at: datetime, day: date, *municipalities: str) -> QuerySet[Partnership, str]:
    covering = Coverage.objects.filter(on_day(day), municipality__in=municipalities)
    return Partnership.objects.filter(
        live_from__lte=at, pk__in=covering.values("partnership_id")
    ).values_list(_written(day), flat=True)


@prepared
def _called(slug: str, day: date) -> QuerySet[Partnership, str]:
    return Partnership.objects.filter(slug=slug).values_list(_written(day), flat=True)


def _written(day: date) -> Func:
    return Func(F("pk"), Value(day, DateField()), function="partnership_written", output_field=TextField())
