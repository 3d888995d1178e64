"""What happens to a case: opened, acknowledged, screened, changed, closed, reopened."""

from datetime import datetime
from uuid import UUID

from backend.coordination.access import Permission
from backend.coordination.acute_ending import end_those_who_only_ring
from backend.coordination.deeds import case_deed, locked_case, record, save
from backend.coordination.entrance import Opening, partnership_of
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import AFTER_SCREENING, CASE_STEPS, Outcome, State, Step, leads_to
from backend.coordination.models import Case, Leaving, WishKind
from backend.coordination.offering import offer_coordination
from backend.coordination.opening import open_within, tell_elsewhere
from backend.coordination.parties import change_safe_contact, identify, name_udoever
from backend.coordination.referring import refer
from backend.coordination.staffing import coordinators, follow_by_themselves, recused
from backend.coordination.succession import closed_up
from backend.coordination.tasks import tell_if_completing
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Stale
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of

PLAIN = ("children", "sealed", "findable")


def open_case(*, opening: Opening, by: Actor, at: datetime) -> Case:
    """A case with a coordinator by office and a deputy from its first second (P2)."""
    with case_deed(by=by, at=at) as doing:
        partnership = partnership_of(opening.municipality, at)
        require(by, Permission.OPEN_CASE, (partnership.pk, opening.municipality))
        return open_within(doing, partnership, opening)


def acknowledge(*, case_id: UUID, by: Actor, at: datetime) -> Case:
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.ACKNOWLEDGE)
        case.state = leads_to(CASE_STEPS[Step.ACKNOWLEDGE])
        case.acknowledge_by = None
        save(case, "state", "acknowledge_by")
        record(doing, case, "acknowledged")
        doing.tells(Event(Happening.CASE_ACKNOWLEDGED, case_id=case.pk))
        return case


def screen(
    *, case_id: UUID, outcome: Outcome, reason: str, version: int | None = None, by: Actor, at: datetime
) -> Case:
    """The visitator's answer, with its reason. Stalking offers coordination to the primary coordinator.

    Stale where the case is no longer at the `version` it was answered for.
    """
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.SCREEN)
        _as_seen(case, version)
        following = AFTER_SCREENING[outcome]
        case.state, case.outcome, case.outcome_reason = following.state, outcome, reason
        case.acknowledge_by, case.next_duty = None, following.duty
        case.next_by = _completion(following.duty, at)
        save(case, "state", "outcome", "outcome_reason", "acknowledge_by", "next_duty", "next_by")
        record(doing, case, "screened", outcome=outcome)
        doing.tells(Event(Happening.CASE_SCREENED, case_id=case.pk))
        tell_if_completing(doing, case, following.duty)
        if following.offered_to:
            offer_coordination(doing, case, role=following.offered_to, basis=case.basis)
        return case


def _completion(duty: str, at: datetime) -> datetime:
    terms = terms_of(duty, at)
    return due(at, terms.complete_within or terms.respond_within, terms.clock)


def close(*, case_id: UUID, by: Actor, at: datetime) -> Case:
    """Closed, with nothing left under way and nothing untold. Who has asked to leave is told no more: what was
    still to be told ends with the case."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.CLOSE)
        if case.handovers.filter(ended_at=None).exists():
            raise NotPossible("handover-under-way")
        if case.ring_requests.filter(ended_at=None).exists():
            raise NotPossible("ring-first")
        leaving = case.wishes.filter(kind=WishKind.WITHDRAWAL, answered_at=None)
        if case.tellings.filter(told_at=None).exists() and not leaving.exists():
            raise NotPossible("something-untold")
        case.state, case.closed_at, case.next_duty, case.next_by = State.CLOSED, at, "", None
        save(case, "state", "closed_at", "next_duty", "next_by")
        leaving.update(answered_at=at, answered_by=by.person)
        record(doing, case, "closed")
        doing.tells(Event(Happening.CASE_CLOSED, case_id=case.pk))
        return case


def reopen(*, case_id: UUID, by: Actor, at: datetime) -> Case:
    """Open again, with the former pair where both can still act, else with whom staffing names now."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.REOPEN)
        if case.departures.filter(how=Leaving.JOINED).exists():  # it goes on in the other
            raise NotPossible("not-in-this-state", state=case.state, step=str(Step.REOPEN))
        case.state, case.closed_at = leads_to(CASE_STEPS[Step.REOPEN]), None
        case.coordinator_id, case.deputy_id = _pair_again(case, at)
        save(case, "state", "closed_at", "coordinator", "deputy")
        record(doing, case, "reopened", coordinator=case.coordinator_id, deputy=case.deputy_id)
        doing.tells(Event(Happening.CASE_REOPENED, case_id=case.pk))
        return case


def _pair_again(case: Case, at: datetime) -> tuple[UUID, UUID]:
    able = coordinators(case.partnership, case.municipality_id, at)
    former, known = (case.coordinator_id, case.deputy_id), {candidate.person for candidate in able}
    gone = recused(case.pk) | {person for person in former if person not in known}
    pair = closed_up(*former, gone, follow_by_themselves(case, able))
    if len(pair) < 2:
        raise NotPossible("nobody-to-coordinate")
    return pair[0], pair[1]


def change(*, case_id: UUID, version: int, wanted: dict, by: Actor, at: datetime) -> Case:
    """Changes what the coordinator keeps: who the people are, safe contact, children, seal, own reference.

    A CPR number that an open case of the partnership has already is refused by the database.
    """
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.CHANGE)
        _as_seen(case, version)
        if not wanted:
            return case
        if wanted.get("sealed") is False and case.sealed_addresses.filter(ended_at=None).exists():
            raise NotPossible("address-protected")
        if "external_reference" in wanted:
            refer(case, by, wanted["external_reference"])
        _say_who(doing, case, wanted)
        if wanted.get("sealed"):
            end_those_who_only_ring(case, at)
        for plain in PLAIN:
            setattr(case, plain, wanted.get(plain, getattr(case, plain)))
        save(case, *PLAIN)
        record(doing, case, "changed", fields=",".join(sorted(wanted)))
        doing.tells(Event(Happening.CASE_CHANGED, case_id=case.pk))
        return case


def _say_who(doing: Deed, case: Case, wanted: dict) -> None:
    if "safe_contact" in wanted:
        change_safe_contact(case, wanted["safe_contact"])
    if "exposed" in wanted:
        identify(case, **wanted["exposed"])
        tell_elsewhere(doing, case, wanted["exposed"].get("cpr", ""))
    if "udoever" in wanted:
        name_udoever(case, wanted["udoever"])


def _as_seen(case: Case, version: int | None) -> None:
    if version not in (None, case.version):
        raise Stale("changed-meanwhile")
