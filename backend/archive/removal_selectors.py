"""What was removed when, by case number and counts: for a partnership's administrator and heads of department."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, Sum

from backend.agencies.models import Partnership
from backend.archive.access import Permission
from backend.archive.models import Removal
from backend.coordination.models import Recusal
from backend.core.access import allowed
from backend.core.actor import Actor
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound
from backend.responsibilities.access import ADMINISTRATORS, HEADS
from backend.responsibilities.selectors import staffing_of

AT_MOST = 200


@dataclass(frozen=True)
class Removed:
    """`agency` is empty where the last term of the case ran out."""

    at: datetime
    rule: str
    number: str
    agency: str
    count: int


def answered_for(reader: Actor) -> list[Partnership]:
    """The partnerships whose removals this reader may see."""
    places = staffing_of(reader.id, (*ADMINISTRATORS, *HEADS)).values("partnership")
    return list(Partnership.objects.filter(pk__in=places).order_by("name"))


def removals_for(reader: Actor, slug: str) -> list[Removed]:
    """The newest first. Of a case in which the reader is recused, nothing (model L14)."""
    partnership = Partnership.objects.filter(slug=slug).first()
    if partnership is None or not allowed(reader, Permission.SEE_REMOVALS, partnership.pk):
        raise NotFound()
    with reaching(Reach.REMOVALS):
        recused = Recusal.objects.filter(person=reader.id, ended_at=None).values("case")
        rows = Removal.objects.filter(case__partnership=partnership).exclude(case__in=recused)
        return [
            Removed(row["at"], row["rule"], row["number"], row["whose"] or "", row["texts"])
            for row in rows.values("at", "rule", "case", "agency")
            .annotate(number=Min("case__number"), whose=Max("agency__name"), texts=Sum("count"))
            .order_by("-at", "number", "rule", "whose")[:AT_MOST]
        ]
