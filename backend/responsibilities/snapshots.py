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
from backend.responsibilities import snapshot as pure
from backend.responsibilities.written import snapshot_written


def snapshots_covering(municipalities: Iterable[str], at: datetime) -> list[pure.Snapshot]:
    """The live partnerships that cover any of these municipalities on that day."""
    day = at.astimezone(COPENHAGEN).date()
    covering = Coverage.objects.filter(on_day(day), municipality__in=list(municipalities))
    return _read(Partnership.objects.filter(live_from__lte=at, pk__in=covering.values("partnership_id")), day)


def snapshot_of(slug: str, at: datetime) -> pure.Snapshot | None:
    """One partnership, live or not yet."""
    day = at.astimezone(COPENHAGEN).date()
    return next(iter(_read(Partnership.objects.filter(slug=slug), day)), None)


def _read(partnerships: QuerySet[Partnership], day: date) -> list[pure.Snapshot]:
    written = Func(F("pk"), Value(day, DateField()), function="partnership_written", output_field=TextField())
    return [snapshot_written(text) for text in partnerships.values_list(written, flat=True)]
