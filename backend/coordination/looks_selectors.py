"""Reading who looked at a case: for those who hold it, and what the exposed person may be given of it (P10)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backend.agencies.models import Agency, Person
from backend.coordination.access import Permission
from backend.coordination.models import AcuteAccess, Case, Handover
from backend.coordination.purposes import Purpose, purpose_of
from backend.coordination.selectors import case_for
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.models import RecordLine
from backend.core.reach import Reach, reaching

SEEN = "ok"


@dataclass(frozen=True)
class Look:
    """Somebody looked at the case, or tried and was refused (`outcome` is then why)."""

    at: datetime
    who: str
    agency: str
    act: str
    purpose: Purpose
    outcome: str


@dataclass(frozen=True)
class ExtractLine:
    """What the exposed person is given: a day, an agency, a purpose; no name of staff."""

    on: date
    agency: str
    purpose: Purpose


def looks_for(reader: Actor, case_id: UUID) -> list[Look]:
    """Every look at the case and its handovers, the newest first. For those who hold the case."""
    case = _held(reader, case_id)
    with reaching(Reach.LOOKS):
        lines = list(_lines(case))
        actors = {line.actor for line in lines if line.actor}
        people = {each.pk: each for each in Person.objects.filter(pk__in=actors).select_related("agency")}
    return [_look(line, people.get(line.actor) if line.actor else None) for line in lines]


def extract_for(reader: Actor, case_id: UUID) -> list[ExtractLine]:
    """What the exposed person may be given of it (to be confirmed by a jurist): looks that showed something."""
    case = _held(reader, case_id)
    with reaching(Reach.LOOKS):
        return extract_lines(case)


def extract_lines(case: Case) -> list[ExtractLine]:
    """Within somebody's reach: a holder's, or that of the deed which answers a request for access."""
    lines = [line for line in _lines(case) if line.outcome == SEEN]
    agencies = dict(Agency.objects.values_list("pk", "name"))
    days = (
        ExtractLine(_day(line.at), agencies[line.agency], purpose_of(line.act))
        for line in lines
        if line.agency
    )
    return list(dict.fromkeys(days))


def _held(reader: Actor, case_id: UUID) -> Case:
    """The case; NotFound where it is not seen, NotPermitted where it is not held."""
    case = case_for(reader, case_id)
    require(reader, Permission.SEE_LOOKS, case)
    return case


def _lines(case: Case) -> Iterator[RecordLine]:
    handovers = Handover.objects.filter(case=case).values_list("pk", flat=True)
    acute = AcuteAccess.objects.filter(case=case).values_list("pk", flat=True)
    looked = [f"case:{case.pk}", *(f"handover:{pk}" for pk in handovers), *(f"acute:{pk}" for pk in acute)]
    # a refusal at a door is about the id that was asked for, and does not say of what
    about = [*looked, *(each.partition(":")[2] for each in looked)]
    return RecordLine.objects.filter(about__in=about).defer("reason").order_by("-id").iterator()


def _look(line: RecordLine, person: Person | None) -> Look:
    agency = person.agency.name if person and person.agency else ""
    who = person.name if person else line.for_whom
    return Look(line.at, who, agency, line.act, purpose_of(line.act), line.outcome)


def _day(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()
