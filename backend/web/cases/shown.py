"""A case as its reader may see it, field by field (`coordination.sharing`). What is not readable is not here."""

from dataclasses import dataclass
from datetime import datetime

from backend.coordination.access import Permission
from backend.coordination.lifecycle import CASE_STEPS, State, Step, may_follow
from backend.coordination.models import Case, CaseParty, PartyKind
from backend.coordination.parties import udoever_of
from backend.coordination.sealed_selectors import protections_for
from backend.coordination.sharing import Field, at_the_case, readable
from backend.core.access import allowed
from backend.core.actor import Actor
from backend.web.cases import words
from backend.web.cases.deadlines import Deadline, deadline
from backend.web.cases.rows import Row, case_row

PRESSED = (
    Step.ACKNOWLEDGE,
    Step.SCREEN,
    Step.CLOSE,
    Step.REOPEN,
    Step.HAND_OVER,
    Step.MOVE,
    Step.TELL,
    Step.WISH,
    Step.CHANGE,
    Step.RECUSE,
    Step.SET_ADDRESS,
    Step.OPEN_ADDRESS,
    Step.END_ADDRESS,
)


@dataclass(frozen=True)
class SafeContact:
    number: str
    times: str
    not_to_be_told: str


@dataclass(frozen=True)
class Whole:
    """None where the reader may not read the field; an empty string where nothing was written.

    Who has no place at the case, and opened it in an emergency, reads whom to ring and what their role needs.
    """

    row: Row
    acknowledge_by: Deadline | None
    outcome: str
    sealed: bool
    still_sealed: bool
    findable: str
    reference: str
    closed_at: datetime | None
    name: str | None
    safe_contact: SafeContact | None
    udoever: str | None
    children: str | None
    summary: str | None
    outcome_reason: str | None
    steps: frozenset[str]
    address: bool
    has_place: bool
    may_see_looks: bool


def whole(case: Case, by: Actor, at: datetime, until: str = "") -> Whole:
    seen = readable(case.whys)  # type: ignore[attr-defined]
    has_place = at_the_case(case.whys)  # type: ignore[attr-defined]
    exposed, udoever = exposed_of(case), udoever_of(case)
    known = exposed if exposed and Field.EXPOSED_NAME in seen else None
    safe = known if Field.SAFE_CONTACT in seen else None
    opens, may = Field.SEALED_ADDRESS in seen, frozenset(steps(case, by))
    # whoever protects an address seals its case: of others nothing needs to be asked
    address = case.sealed and opens and protections_for(by, case.pk).exists()
    return Whole(
        row=case_row(case, by, at, until),
        acknowledge_by=deadline(case.acknowledge_by, at),
        outcome=words.told(words.OUTCOMES, case.outcome) if has_place else "",
        # that something is protected is for those who may open it
        sealed=case.sealed and opens,
        still_sealed=case.sealed and not address and "change" in may,
        findable=str(words.FINDABLE[case.findable]),
        reference=reference_of(case) if has_place else "",
        closed_at=case.closed_at,
        name=known.name if known else None,
        safe_contact=SafeContact(safe.safe_number, safe.safe_times, safe.not_to_be_told) if safe else None,
        udoever=udoever.name if udoever and Field.UDOEVER_NAME in seen else None,
        children=words.children(case.children) if Field.CHILDREN in seen else None,
        summary=case.summary if Field.SUMMARY in seen else None,
        outcome_reason=case.outcome_reason if Field.OUTCOME_REASON in seen else None,
        steps=may,
        address=address,
        has_place=has_place,
        may_see_looks=allowed(by, Permission.SEE_LOOKS, case),
    )


def exposed_of(case: Case) -> CaseParty | None:
    return next((party for party in case.parties.all() if party.kind == PartyKind.EXPOSED), None)


def reference_of(case: Case) -> str:
    """What the reader's own agency calls the case: no other is read."""
    return case.reference or ""  # type: ignore[attr-defined]  # `case_for` reads it


def steps(case: Case, by: Actor) -> list[str]:
    """What this reader may do now, asked of the same tables as the deed asks."""
    state = State(case.state)
    return [
        step.name.lower()
        for step in PRESSED
        if may_follow(CASE_STEPS[step], state) and allowed(by, step, case)
    ]
