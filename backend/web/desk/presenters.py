"""The desk in words: what waits, soonest first, and what has passed its deadline marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.agencies.absence_selectors import away_at
from backend.agencies.models import Absence
from backend.coordination.lifecycle import Handing, State
from backend.coordination.models import Case, Handover, Telling
from backend.core.actor import Actor
from backend.forums.due import is_overdue, today
from backend.forums.models import Decision
from backend.web.cases import handovers, titles, words
from backend.web.cases.deadlines import Deadline, deadline
from backend.web.presenters import times


@dataclass(frozen=True)
class Handed:
    """Handovers under way, by what they ask of the reader."""

    offered: list[handovers.Shown]
    returned: list[handovers.Shown]
    with_chair: list[handovers.Shown]
    carried: list[handovers.Shown]


@dataclass(frozen=True)
class Line:
    """Something with a deadline, and where to do it."""

    what: str
    number: str
    href: str
    deadline: Deadline


@dataclass(frozen=True)
class CaseLine:
    """`acts`: in words, where the reader deputises for somebody who is away."""

    id: UUID
    number: str
    state: str
    municipality: str
    next: str
    deadline: Deadline | None
    other: str
    deputises: bool
    acts: str


@dataclass(frozen=True)
class ToDo:
    """A decision of PSP or KSP for the reader's agency: where and by when, not what."""

    matter: UUID
    number: str
    forum: str
    due: date
    overdue: bool


@dataclass(frozen=True)
class Away:
    name: str
    agency: str
    until: str
    stand_in: str


def handed(rows: Iterable[Handover], by: Actor, at: datetime) -> Handed:
    found = [(row, handovers.shown(row, by, at)) for row in rows]
    held = [each for row, each in found if by.id in (row.case.coordinator_id, row.case.deputy_id)]
    mine = [each for row, each in found if row.holder_id == by.id and each.is_carried]
    return Handed(
        offered=soonest([each for _row, each in found if "accept" in each.moves]),
        returned=soonest(each for each in held if each.state == Handing.RETURNED),
        with_chair=soonest(each for each in held if each.state == Handing.WITH_CHAIR),
        carried=soonest(mine),
    )


def soonest(shown: Iterable[handovers.Shown]) -> list[handovers.Shown]:
    """Those without a deadline last."""
    return sorted(
        shown,
        key=lambda each: (each.waits_for is None, each.waits_for.at.timestamp() if each.waits_for else 0),
    )


def case_lines(cases: Iterable[Case], by: Actor, at: datetime) -> list[CaseLine]:
    held = list(cases)
    gone = away_at(at, {case.coordinator_id for case in held if case.deputy_id == by.id})
    return [case_line(case, by, at, gone.get(case.coordinator_id)) for case in held]


def case_line(case: Case, by: Actor, at: datetime, gone: Absence | None) -> CaseLine:
    deputises = case.deputy_id == by.id
    new = case.state == State.RECEIVED and case.acknowledge_by
    return CaseLine(
        id=case.pk,
        number=case.number,
        state=words.told(words.STATES, case.state),
        municipality=titles.municipality(case.municipality_id),
        next=_("Bekræft, at du har sagen")
        if new
        else titles.duty(case.next_duty, at)
        if case.next_duty
        else "",
        deadline=deadline(case.acknowledge_by if new else case.next_by, at),
        other=case.coordinator.name if deputises else case.deputy.name,
        deputises=deputises,
        acts=acting(gone) if gone and deputises else "",
    )


def acting(gone: Absence) -> str:
    if gone.ends_at is None:
        return _("Du handler nu: koordinatoren er væk indtil videre")
    return _("Du handler nu: koordinatoren er væk til %s") % times.day(gone.ends_at)


def to_tell(row: Telling, at: datetime) -> Line:
    href = reverse("tell", args=[row.case_id, row.pk])
    return Line(titles.duty(row.duty, at), row.case.number, href, Deadline.of(row.due_by, at))


def decision(row: Decision, at: datetime) -> ToDo:
    matter, overdue = row.matter, is_overdue(row.due, today(at))
    return ToDo(matter.pk, matter.number, matter.forum.name, row.due, overdue)


def deadlines(cases: Iterable[CaseLine], handed: Handed, to_tell: Iterable[Line]) -> list[Line]:
    """Of cases and of what one carries; offers and tellings have a place of their own, and are not said twice."""
    told = {(each.what, each.number) for each in to_tell}
    lines = [
        Line(each.next, each.number, reverse("case", args=[each.id]), each.deadline)
        for each in cases
        if each.deadline and (each.next, each.number) not in told
    ]
    for each in (*handed.carried, *handed.returned):
        if each.waits_for:
            lines.append(Line(each.title, each.number, reverse("handover", args=[each.id]), each.waits_for))
    return sorted(lines, key=lambda line: line.deadline.at)


def away(absence: Absence, at: datetime) -> Away:
    person, stand_in = absence.person, absence.answering
    return Away(
        name=person.name,
        agency=person.agency.name if person.agency else "",
        until=times.day(absence.ends_at) if absence.ends_at else "",
        stand_in=stand_in.name if stand_in else "",
    )
