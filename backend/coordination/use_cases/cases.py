"""What happens to a case: opened, acknowledged, screened, changed, closed, reopened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.agencies.models import Coverage, Partnership
from backend.coordination import numbers
from backend.coordination.access import Permission
from backend.coordination.deeds import case_deed, locked_case, record, save
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import AFTER_SCREENING, CASE_STEPS, Outcome, State, Step
from backend.coordination.models import Case, ExternalReference
from backend.coordination.parties import Exposed, add_exposed, change_safe_contact, index_of
from backend.coordination.staffing import coordinators, recused
from backend.coordination.succession import first_two
from backend.coordination.use_cases.handovers import offer_coordination
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Stale, Unusable
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of


@dataclass(frozen=True)
class Opening:
    """What a case begins with. `children` is yes, no or not yet asked."""

    municipality: str
    exposed: Exposed
    children: bool | None
    basis: str
    summary: str = ""


def partnership_of(municipality: str, at: datetime) -> Partnership:
    """The live partnership that covers the municipality on that day, or Unusable."""
    found = (
        Coverage.objects.filter(municipality=municipality, partnership__live_from__lte=at)
        .exclude(valid_from__gt=at.date())
        .exclude(valid_to__lte=at.date())
        .select_related("partnership")
        .first()
    )
    if found is None:
        raise Unusable("no-live-partnership", field="municipality")
    return found.partnership


def open_case(*, opening: Opening, by: Actor, at: datetime) -> Case:
    """A case with a coordinator by office and a deputy from its first second (P2)."""
    with case_deed(by=by, at=at) as doing:
        partnership = partnership_of(opening.municipality, at)
        require(by, Permission.OPEN_CASE, (partnership.pk, opening.municipality))
        return open_within(doing, partnership, opening)


def open_within(doing: Deed, partnership: Partnership, opening: Opening) -> Case:
    """Opens inside a deed already begun, for those who may; the caller has asked."""
    pair = first_two(coordinators(partnership, opening.municipality, doing.at))
    if pair is None:
        raise NotPossible("nobody-to-coordinate")
    case = Case.objects.create(
        number=numbers.draw(),
        partnership=partnership,
        municipality_id=opening.municipality,
        coordinator_id=pair[0],
        deputy_id=pair[1],
        opened_at=doing.at,
        acknowledge_by=_acknowledge_by(doing.at),
        next_duty="screening",
        next_by=due(doing.at, "P3D", "working"),
        children=opening.children,
        basis=opening.basis,
        summary=opening.summary,
        exposed_index=index_of(opening.exposed) or None,
        controller_id=doing.by.person.agency_id,
    )
    add_exposed(case, opening.exposed)
    record(doing, case, "opened", coordinator=pair[0], deputy=pair[1])
    doing.tells(Event(Happening.CASE_OPENED, case_id=case.pk, named=pair))
    return case


def _acknowledge_by(at: datetime) -> datetime:
    terms = terms_of("screening", at)
    return due(at, terms.respond_within, terms.clock)


def acknowledge(*, case_id: UUID, by: Actor, at: datetime) -> Case:
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.ACKNOWLEDGE)
        case.state = CASE_STEPS[Step.ACKNOWLEDGE].to
        case.acknowledge_by = None
        save(case, "state", "acknowledge_by")
        record(doing, case, "acknowledged")
        doing.tells(Event(Happening.CASE_ACKNOWLEDGED, case_id=case.pk))
        return case


def screen(*, case_id: UUID, outcome: Outcome, reason: str, by: Actor, at: datetime) -> Case:
    """The visitator's answer, with its reason. Stalking offers coordination to the primary coordinator."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.SCREEN)
        following = AFTER_SCREENING[outcome]
        case.state, case.outcome, case.outcome_reason = following.state, outcome, reason
        case.acknowledge_by, case.next_duty = None, following.duty
        case.next_by = _completion(following.duty, at)
        save(case, "state", "outcome", "outcome_reason", "acknowledge_by", "next_duty", "next_by")
        record(doing, case, "screened", outcome=outcome)
        doing.tells(Event(Happening.CASE_SCREENED, case_id=case.pk))
        if following.offered_to:
            offer_coordination(doing, case, role=following.offered_to, basis=case.basis)
        return case


def _completion(duty: str, at: datetime) -> datetime:
    terms = terms_of(duty, at)
    return due(at, terms.complete_within or terms.respond_within, terms.clock)


def close(*, case_id: UUID, by: Actor, at: datetime) -> Case:
    """Closed, with nothing left under way: an open handover would be a task nobody leads."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.CLOSE)
        if case.handovers.filter(ended_at=None).exists():
            raise NotPossible("handover-under-way")
        case.state, case.closed_at, case.next_duty, case.next_by = State.CLOSED, at, "", None
        save(case, "state", "closed_at", "next_duty", "next_by")
        record(doing, case, "closed")
        doing.tells(Event(Happening.CASE_CLOSED, case_id=case.pk))
        return case


def reopen(*, case_id: UUID, by: Actor, at: datetime) -> Case:
    """Open again, with the former pair where both can still act, else with whom staffing names now."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.REOPEN)
        case.state, case.closed_at = CASE_STEPS[Step.REOPEN].to, None
        case.coordinator_id, case.deputy_id = _pair_again(case, at)
        save(case, "state", "closed_at", "coordinator", "deputy")
        record(doing, case, "reopened", coordinator=case.coordinator_id, deputy=case.deputy_id)
        doing.tells(Event(Happening.CASE_REOPENED, case_id=case.pk))
        return case


def _pair_again(case: Case, at: datetime) -> tuple[UUID, UUID]:
    able = coordinators(case.partnership, case.municipality_id, at)
    known = {candidate.person for candidate in able}
    former = [person for person in (case.coordinator_id, case.deputy_id) if person in known]
    others = first_two(able, {*recused(case.pk), *former}) or ()
    pair = (*former, *others)[:2]
    if len(pair) < 2:
        raise NotPossible("nobody-to-coordinate")
    return pair[0], pair[1]


def change(*, case_id: UUID, version: int, wanted: dict, by: Actor, at: datetime) -> Case:
    """Changes what the coordinator keeps: safe contact, children, the agency's own reference."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.CHANGE)
        if case.version != version:
            raise Stale("changed-meanwhile")
        if "external_reference" in wanted:
            _refer(case, by, wanted["external_reference"])
        if "safe_contact" in wanted:
            change_safe_contact(case, wanted["safe_contact"])
        case.children = wanted.get("children", case.children)
        save(case, "children")
        record(doing, case, "changed", fields=",".join(sorted(wanted)))
        doing.tells(Event(Happening.CASE_CHANGED, case_id=case.pk))
        return case


def _refer(case: Case, by: Actor, reference: str) -> None:
    ExternalReference.objects.update_or_create(
        case=case, agency_id=by.person.agency_id, defaults={"reference": reference}
    )
