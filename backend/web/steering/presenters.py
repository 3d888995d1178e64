"""What waits, what is late and what is missing, in words; the numbers behind the pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from backend.coordination.models import OF_THE_CASE, Handover, PassedAround
from backend.coordination.places import heading_of
from backend.coordination.steering_selectors import Acceptance, Late, Week
from backend.responsibilities.book import Model, Threshold, UnknownCodeError
from backend.responsibilities.gap import Gap
from backend.responsibilities.vocabulary import Measure
from backend.web.cases.titles import municipality
from backend.web.presenters import times
from backend.web.who_to_call.presenters import told

WHAT_IS_LATE = {
    "unanswered": _("Intet svar inden fristen"),
    "unfinished": _("Ikke gjort inden fristen"),
    "unacknowledged": _("Ny sag, ikke set inden fristen"),
}


@dataclass(frozen=True)
class Waiting:
    """Something to place: nothing of what the case is about. `where` is empty where the address is sealed."""

    id: UUID
    number: str
    duty: str
    coordination: bool
    role: str
    suggested: str
    where: str
    sent_by: str
    since: datetime


@dataclass(frozen=True)
class LateShown:
    agency: str
    what: str
    count: int
    since: str


def waiting(model: Model, handover: Handover) -> Waiting:
    case = handover.case
    return Waiting(
        id=handover.pk,
        number=case.number,
        duty=_title(model, "duty", handover.duty),
        coordination=handover.kind in OF_THE_CASE,
        role=_title(model, "role", handover.role),
        suggested=_title(model, "role", handover.suggested_role),
        where="" if case.sealed else municipality(heading_of(handover)[1]),
        sent_by=handover.sending_agency.name,
        since=handover.created_at,
    )


def _title(model: Model, kind: str, code: str) -> str:
    """A code of an earlier edition stands as it is."""
    try:
        return told(getattr(model, kind)(code).title) if code else ""
    except UnknownCodeError:
        return code


def late(rows: Iterable[Late], now: datetime) -> list[LateShown]:
    return [
        LateShown(row.agency, str(WHAT_IS_LATE[row.what]), row.count, times.until(row.since, now))
        for row in rows
    ]


def passed(model: Model, rows: Iterable[PassedAround], now: datetime) -> list[tuple[str, str, str]]:
    """Case number, what went past its threshold, and when that was seen."""
    titles = {each.measure.value: told(each.title) for each in model.thresholds}
    return [(row.case.number, titles.get(row.measure, row.measure), times.until(row.at, now)) for row in rows]


def limits(model: Model) -> list[tuple[str, str]]:
    """Each measure with what the model allows."""
    return [(told(each.title), _allowed(each)) for each in model.thresholds]


def _allowed(threshold: Threshold) -> str:
    if not threshold.within:
        return ngettext("%d gang", "%d gange", threshold.most) % threshold.most
    time = length(threshold.time)
    if threshold.measure is Measure.WAITING:
        return time
    said = ngettext("%(most)d gang inden for %(time)s", "%(most)d gange inden for %(time)s", threshold.most)
    return said % {"most": threshold.most, "time": time}


def weeks(rows: Iterable[Week]) -> list[tuple[str, int, int, int]]:
    return [(times.day(row.begins), row.moved, row.unanswered, row.returned) for row in rows]


def acceptance(rows: Iterable[Acceptance]) -> list[tuple[str, int, str, str]]:
    return [(row.agency, row.accepted, length(row.median), length(row.longest)) for row in rows]


def length(passed: timedelta) -> str:
    """`under 1 minut`, `3 timer`, `2 dage`: the largest whole measure."""
    minutes = int(passed.total_seconds()) // 60
    if minutes >= 2 * 24 * 60:
        days = minutes // (24 * 60)
        return ngettext("%d dag", "%d dage", days) % days
    if minutes >= 2 * 60:
        hours = minutes // 60
        return ngettext("%d time", "%d timer", hours) % hours
    return ngettext("%d minut", "%d minutter", minutes) % minutes if minutes else str(_("under 1 minut"))


def missing(found: Iterable[Gap]) -> list[tuple[str, list[str]]]:
    """By municipality, those of the whole partnership first; each sentence once."""
    grouped: dict[str, dict[str, None]] = {}
    for gap in sorted(found, key=lambda gap: (gap.municipality, gap.at)):
        grouped.setdefault(gap.municipality, {})[told(gap.message)] = None
    return [(where, list(said)) for where, said in grouped.items()]
