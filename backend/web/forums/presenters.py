"""A matter as its room sees it: who takes part, what is to be talked about, who does what by when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backend.core.access import allowed
from backend.core.actor import Actor
from backend.forums.access import RoomPermission, has_a_case_to_link
from backend.forums.due import is_overdue, today
from backend.forums.models import AgendaPoint, Decision, ForumSight, Matter


@dataclass(frozen=True)
class Line:
    """A matter in the list: nothing of whom it is about. `ours`: how many of what waits are for the reader's agency."""

    id: UUID
    number: str
    forum: str
    opened_at: datetime
    closed_at: datetime | None
    waiting: int
    ours: int
    next_due: date | None
    overdue: bool


@dataclass(frozen=True)
class Member:
    name: str
    title: str
    agency: str
    chairs: bool


@dataclass(frozen=True)
class Task:
    """A decision: `mine` is of the reader's agency, `may_keep` whether the reader may say what became of it. `why`: it
    was dropped."""

    id: UUID
    text: str
    agency: str
    due: date
    overdue: bool
    ended_at: datetime | None
    why: str
    mine: bool
    may_keep: bool


@dataclass(frozen=True)
class Room:
    id: UUID
    number: str
    forum: str
    about: str
    released: bool
    opened_at: datetime
    closed_at: datetime | None
    agenda: list[AgendaPoint]
    minutes: int
    waiting: list[Task]
    ended: list[Task]
    cases: list[tuple[UUID, str]]
    members: list[Member]
    may_close: bool
    may_link: bool


def line(row: Matter, on: date) -> Line:
    next_due = row.next_due  # type: ignore[attr-defined]  # counted by the selector, as what follows
    return Line(
        id=row.pk,
        number=row.number,
        forum=row.forum.name,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        waiting=row.waiting,  # type: ignore[attr-defined]
        ours=row.ours,  # type: ignore[attr-defined]
        next_due=next_due,
        overdue=bool(next_due and is_overdue(next_due, on)),
    )


def room(matter: Matter, members: Collection[ForumSight], by: Actor, at: datetime) -> Room:
    tasks = _tasks(matter, by, at)
    return Room(
        id=matter.pk,
        number=matter.number,
        forum=matter.forum.name,
        about=matter.about,
        released=matter.convicted_and_released,
        opened_at=matter.opened_at,
        closed_at=matter.closed_at,
        agenda=list(matter.agendapoint.all()),
        minutes=matter.minuted,  # type: ignore[attr-defined]
        waiting=sorted((each for each in tasks if not each.ended_at), key=lambda each: each.due),
        ended=[each for each in tasks if each.ended_at],
        cases=[(each.case_id, each.case.number) for each in matter.links.all()],
        members=[member(each) for each in members],
        may_close=not matter.closed_at and allowed(by, RoomPermission.CLOSE, matter),
        may_link=not matter.closed_at and has_a_case_to_link(by, at),
    )


def member(row: ForumSight) -> Member:
    person = row.person
    agency = person.agency.name if person.agency else ""
    return Member(person.name, person.title, agency, chairs=row.why == "chair")


def _tasks(matter: Matter, by: Actor, at: datetime) -> list[Task]:
    rows = list(matter.decision.all())
    kept = _kept([each for each in rows if each.waits], by)
    return [task(each, by, today(at), may_keep=each.waits and each.agency_id in kept) for each in rows]


def _kept(waiting: Collection[Decision], by: Actor) -> set[UUID]:
    """Of which agencies: the rule asks whose decision it is, so it is asked once for each."""
    one_each = {row.agency_id: row for row in waiting}
    return {agency for agency, row in one_each.items() if allowed(by, RoomPermission.KEEP, row)}


def task(row: Decision, by: Actor, on: date, *, may_keep: bool) -> Task:
    dropped = getattr(row, "dropped", None)
    return Task(
        id=row.pk,
        text=row.text,
        agency=row.agency.name,
        due=row.due,
        overdue=row.waits and is_overdue(row.due, on),
        ended_at=dropped.at if dropped else row.done_at,
        why=dropped.text if dropped else "",
        mine=bool(by.person) and by.person.agency_id == row.agency_id,
        may_keep=may_keep,
    )
