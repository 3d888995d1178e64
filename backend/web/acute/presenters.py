"""A case opened in an emergency, in words: to those who hold the case and to the leader who reviews it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.models import AcuteAccess
from backend.web.cases import titles, words
from backend.web.cases.acutely import until
from backend.web.cases.deadlines import Deadline, deadline


@dataclass(frozen=True)
class Access:
    """By the case's number: who reviews it sees no case and no person. `review_by` is gone once it is reviewed."""

    id: UUID
    number: str
    who: str
    agency: str
    role: str
    reason: str
    opened_at: datetime
    ends_at: datetime
    review_by: Deadline | None
    verdict: str
    note: str


@dataclass(frozen=True)
class Opened:
    """One's own, under way."""

    id: UUID
    number: str
    until: str


def opened(row: AcuteAccess, at: datetime) -> Opened:
    return Opened(row.pk, row.case.number, until(row.ends_at, at))


def access(row: AcuteAccess, at: datetime) -> Access:
    return Access(
        id=row.pk,
        number=row.case.number,
        who=row.person.name,
        agency=row.person.agency.name if row.person.agency else "",
        role=titles.role(row.role, at),
        reason=row.reason,
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        review_by=None if row.reviewed_at else deadline(row.review_by, at),
        verdict=words.told(words.VERDICTS, row.verdict),
        note=row.note,
    )
