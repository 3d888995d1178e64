"""What stands around a case, in words: seats, what the exposed person is told, and their wishes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.models import Seat, Telling, Wish
from backend.web.cases import titles, words
from backend.web.cases.deadlines import Deadline, deadline


@dataclass(frozen=True)
class SeatShown:
    name: str
    agency: str
    role: str
    phone: str
    since: datetime
    left_at: datetime | None


@dataclass(frozen=True)
class ToTell:
    id: UUID
    what: str
    deadline: Deadline | None


@dataclass(frozen=True)
class WasTold:
    """`note` is empty for those who may not read it."""

    what: str
    question: str
    at: datetime
    by: str
    channel: str
    departs: bool
    note: str


@dataclass(frozen=True)
class Tellings:
    waiting: list[ToTell]
    told: list[WasTold]


@dataclass(frozen=True)
class WishShown:
    """By the number of its case: who answers it sees no person."""

    id: UUID
    what: str
    number: str
    municipality: str
    deadline: Deadline | None
    answered_at: datetime | None


def seat(row: Seat, at: datetime) -> SeatShown:
    return SeatShown(
        row.person.name,
        row.agency.name,
        titles.role(row.role, at),
        row.person.phone,
        row.since,
        row.left_at,
    )


def tellings(rows: Iterable[Telling], at: datetime, *, whole: bool) -> Tellings:
    known = list(rows)
    return Tellings(
        waiting=[
            ToTell(row.pk, titles.duty(row.duty, at), deadline(row.due_by, at))
            for row in known
            if not row.told_at
        ],
        told=[_told(row, row.told_at, at, whole=whole) for row in known if row.told_at],
    )


def _told(row: Telling, told_at: datetime, at: datetime, *, whole: bool) -> WasTold:
    return WasTold(
        what=titles.duty(row.duty, at),
        question=titles.question(row.advice, at),
        at=told_at,
        by=row.told_by.name if row.told_by else "",
        channel=words.told(words.CHANNELS, row.channel),
        departs=row.departs,
        note=row.note if whole else "",
    )


def wish(row: Wish, at: datetime) -> WishShown:
    return WishShown(
        id=row.pk,
        what=str(words.WISHES[row.kind]),
        number=row.case.number,
        municipality="" if row.case.sealed else titles.municipality(row.case.municipality_id),
        deadline=deadline(row.respond_by, at),
        answered_at=row.answered_at,
    )
