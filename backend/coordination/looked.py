"""The record of looking at one case, within the reach of those who may read it or of a deed that answers for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from backend.agencies.models import Agency
from backend.coordination.models import AcuteAccess, Case, Handover
from backend.coordination.purposes import Purpose, purpose_of
from backend.core.clock import COPENHAGEN
from backend.core.models import RecordLine

SEEN = "ok"


@dataclass(frozen=True)
class ExtractLine:
    """What the exposed person is given: a day, an agency, a purpose; no name of staff."""

    on: date
    agency: str
    purpose: Purpose


def lines_of(case: Case) -> Iterator[RecordLine]:
    handovers = Handover.objects.filter(case=case).values_list("pk", flat=True)
    acute = AcuteAccess.objects.filter(case=case).values_list("pk", flat=True)
    looked = [f"case:{case.pk}", *(f"handover:{pk}" for pk in handovers), *(f"acute:{pk}" for pk in acute)]
    # a refusal at a door is about the id that was asked for, and does not say of what
    about = [*looked, *(each.partition(":")[2] for each in looked)]
    return RecordLine.objects.filter(about__in=about).defer("reason").order_by("-id").iterator()


def extract_lines(case: Case) -> list[ExtractLine]:
    """Within somebody's reach: a holder's, or that of the deed which answers a request for access."""
    lines = [line for line in lines_of(case) if line.outcome == SEEN]
    agencies = dict(Agency.objects.values_list("pk", "name"))
    days = (
        ExtractLine(_day(line.at), agencies[line.agency], purpose_of(line.act))
        for line in lines
        if line.agency
    )
    return list(dict.fromkeys(days))


def _day(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()
