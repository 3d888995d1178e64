"""A case as one line of a list: its number and place, who coordinates, what is next."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from backend.coordination.lifecycle import State
from backend.coordination.models import Case
from backend.core.actor import Actor
from backend.web.cases import titles, words
from backend.web.cases.deadlines import Deadline, deadline

COLOURS = {State.RECEIVED: "warning", State.SCREENING: "info", State.ACTIVE: "success", State.CLOSED: "info"}


@dataclass(frozen=True)
class Row:
    id: UUID
    number: str
    state: str
    colour: str
    municipality: str
    coordinator: str
    mine: str
    next: str
    deadline: Deadline | None
    opened_at: datetime


def case_row(case: Case, by: Actor, at: datetime, until: str = "") -> Row:
    """`until`: in words, where the case was opened in an emergency; what is next is not for whoever did."""
    acutely = until and by.id not in (case.coordinator_id, case.deputy_id)
    return Row(
        id=case.pk,
        number=case.number,
        state=words.told(words.STATES, case.state),
        colour=COLOURS[State(case.state)],
        municipality=titles.municipality(case.municipality_id),
        coordinator=case.coordinator.name,
        mine=_mine(case, by, until),
        next=titles.duty(case.next_duty, at) if case.next_duty and not acutely else "",
        deadline=None if acutely else deadline(case.next_by, at),
        opened_at=case.opened_at,
    )


def _mine(case: Case, by: Actor, until: str) -> str:
    if case.coordinator_id == by.id:
        return _("Du er koordinator")
    if case.deputy_id == by.id:
        return _("Du er stedfortræder")
    return until or _("Du har en plads ved sagen")
