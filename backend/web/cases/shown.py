"""A case as its reader may see it, field by field (`coordination.sharing`). What is not readable is not here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from backend.agencies.models import Person
from backend.coordination.lifecycle import CASE_STEPS, State, Step, may_follow
from backend.coordination.models import Case
from backend.coordination.sharing import Field, readable
from backend.core.access import allowed
from backend.core.actor import Actor
from backend.web.cases import words
from backend.web.cases.deadlines import Deadline, deadline

COLOURS = {State.RECEIVED: "warning", State.SCREENING: "info", State.ACTIVE: "success", State.CLOSED: "info"}
PRESSED = (Step.ACKNOWLEDGE, Step.SCREEN, Step.CLOSE, Step.REOPEN, Step.HAND_OVER, Step.TELL, Step.WISH)


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


@dataclass(frozen=True)
class SafeContact:
    number: str
    times: str
    not_to_be_told: str


@dataclass(frozen=True)
class Whole:
    """None where the reader may not read the field; an empty string where nothing was written."""

    row: Row
    coordinator: Person
    deputy: Person
    acknowledge_by: Deadline | None
    outcome: str
    sealed: bool
    closed_at: datetime | None
    name: str | None
    safe_contact: SafeContact | None
    children: str | None
    summary: str | None
    outcome_reason: str | None
    steps: frozenset[str]


def case_row(case: Case, by: Actor, at: datetime) -> Row:
    return Row(
        id=case.pk,
        number=case.number,
        state=words.told(words.STATES, case.state),
        colour=COLOURS[State(case.state)],
        municipality=words.municipality(case.municipality_id),
        coordinator=case.coordinator.name,
        mine=_mine(case, by),
        next=words.duty(case.next_duty, at) if case.next_duty else "",
        deadline=deadline(case.next_by, at),
        opened_at=case.opened_at,
    )


def _mine(case: Case, by: Actor) -> str:
    if case.coordinator_id == by.id:
        return _("Du er koordinator")
    return _("Du er stedfortræder") if case.deputy_id == by.id else _("Du har en plads ved sagen")


def whole(case: Case, by: Actor, at: datetime) -> Whole:
    seen = readable(case.whys)  # type: ignore[attr-defined]
    exposed = next((party for party in case.parties.all() if party.kind == "exposed"), None)
    known = exposed if exposed and Field.EXPOSED_NAME in seen else None
    safe = known if Field.SAFE_CONTACT in seen else None
    return Whole(
        row=case_row(case, by, at),
        coordinator=case.coordinator,
        deputy=case.deputy,
        acknowledge_by=deadline(case.acknowledge_by, at),
        outcome=words.told(words.OUTCOMES, case.outcome),
        sealed=case.sealed,
        closed_at=case.closed_at,
        name=known.name if known else None,
        safe_contact=SafeContact(safe.safe_number, safe.safe_times, safe.not_to_be_told) if safe else None,
        children=_children(case.children) if Field.CHILDREN in seen else None,
        summary=case.summary if Field.SUMMARY in seen else None,
        outcome_reason=case.outcome_reason if Field.OUTCOME_REASON in seen else None,
        steps=frozenset(steps(case, by)),
    )


def _children(children: bool | None) -> str:
    if children is None:
        return _("Ikke spurgt")
    return _("Ja") if children else _("Nej")


def steps(case: Case, by: Actor) -> list[str]:
    """What this reader may do now, asked of the same tables as the deed asks."""
    state = State(case.state)
    return [
        step.name.lower()
        for step in PRESSED
        if may_follow(CASE_STEPS[step], state) and allowed(by, step, case)
    ]
