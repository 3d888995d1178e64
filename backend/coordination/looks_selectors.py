"""Reading who looked at a case: for those who hold it, and what the exposed person may be given of it (P10)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.agencies.lending_selectors import names_of_systems
from backend.agencies.models import Person
from backend.coordination.access import Permission
from backend.coordination.looked import ExtractLine, extract_lines, lines_of, reasons_in
from backend.coordination.models import Case
from backend.coordination.purposes import Purpose, purpose_of
from backend.coordination.selectors import case_for
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.models import RecordLine
from backend.core.reach import Reach, reaching


@dataclass(frozen=True)
class Look:
    """Somebody looked at the case, or tried and was refused (`outcome` is then why). `reason`: of what
    takes one; `through`: the system they used."""

    at: datetime
    who: str
    agency: str
    act: str
    purpose: Purpose
    outcome: str
    reason: str = ""
    through: str = ""

    @property
    def same(self) -> tuple:
        """What two looks of one visit have in common."""
        return (self.who, self.agency, self.purpose, self.outcome, self.through)


def looks_for(reader: Actor, case_id: UUID) -> list[Look]:
    """Every look at the case and its handovers, the newest first. For those who hold the case."""
    case = _held(reader, case_id)
    with reaching(Reach.LOOKS):
        lines = list(lines_of(case))
        actors = {line.actor for line in lines if line.actor}
        reasons = dict(reasons_in(lines))
        people = {each.pk: each for each in Person.objects.filter(pk__in=actors).select_related("agency")}
        systems = names_of_systems({line.for_whom for line in lines if line.actor and line.for_whom})
    return [
        _look(
            line,
            people.get(line.actor) if line.actor else None,
            reason=reasons.get(line.pk, ""),
            through=systems.get(line.for_whom, line.for_whom),
        )
        for line in lines
    ]


def extract_for(reader: Actor, case_id: UUID) -> list[ExtractLine]:
    """What the exposed person may be given of it (to be confirmed by a jurist): looks that showed something."""
    case = _held(reader, case_id)
    with reaching(Reach.LOOKS):
        return extract_lines(case)


def _held(reader: Actor, case_id: UUID) -> Case:
    """The case; NotFound where it is not seen, NotPermitted where it is not held."""
    case = case_for(reader, case_id)
    require(reader, Permission.SEE_LOOKS, case)
    return case


def _look(line: RecordLine, person: Person | None, *, reason: str, through: str) -> Look:
    agency = person.agency.name if person and person.agency else ""
    who = person.name if person else line.for_whom
    return Look(
        line.at, who, agency, line.act, purpose_of(line.act), line.outcome, reason, through if person else ""
    )
