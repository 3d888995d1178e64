"""The record of looking at one case, within the reach of those who may read it or of a deed that answers for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from backend.agencies.models import Agency
from backend.coordination.models import AcuteAccess, Case, Handover
from backend.coordination.purposes import EXPORTS, Purpose, purpose_of
from backend.coordination.sharing import SEATED
from backend.coordination.udoever_notes import BASES_OF
from backend.core.clock import COPENHAGEN
from backend.core.models import RecordLine
from backend.responsibilities.book import load_models

SEEN = "ok"
# what is told with its reason to those who hold the case
REASONED = frozenset({"address-opened", "case-opened-acutely", *EXPORTS})


@dataclass(frozen=True)
class ExtractLine:
    """What the exposed person is given: a day, an agency, a purpose; no name of staff.

    `agency` is empty for one that is there for the udøver: that it was asked about somebody is a secret (model L9).
    """

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


def reasons_in(lines: Iterable[RecordLine]) -> Iterable[tuple[int, str]]:
    """Why somebody did what takes a reason, by line; the others' words are left sealed."""
    reasoned = [line.pk for line in lines if line.act in REASONED]
    return RecordLine.objects.filter(pk__in=reasoned).values_list("pk", "reason")


def extract_lines(case: Case, until: datetime | None = None) -> list[ExtractLine]:
    """Within somebody's reach: a holder's, or that of the deed which answers a request for access."""
    looked = [line for line in lines_of(case) if line.outcome == SEEN]
    lines = [line for line in looked if until is None or line.at <= until]
    agencies = {each.pk: _told(each) for each in Agency.objects.all()}
    days = (
        ExtractLine(_day(line.at), agencies[line.agency], purpose_of(line.act))
        for line in lines
        if line.agency
    )
    return list(dict.fromkeys(days))


def _told(agency: Agency) -> str:
    return "" if agency.kind in _there_for_udoever() else agency.name


@cache
def _there_for_udoever() -> frozenset[str]:
    """The kinds of agency whose roles know an udøver and take no seat at a case. To be confirmed by a jurist."""
    roles = [role for model in load_models() for role in model.roles]
    seated = {str(role.agency_kind) for role in roles if role.code in SEATED}
    return frozenset(str(role.agency_kind) for role in roles if role.code in BASES_OF) - seated


def _day(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()
