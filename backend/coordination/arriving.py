"""The case comes to another place, inside a deed that holds its lock: people, seats and sight change at once."""

from uuid import UUID

from backend.coordination.carrying import carry
from backend.coordination.deeds import record, save
from backend.coordination.departing import depart
from backend.coordination.events import Event, Happening
from backend.coordination.handing import about, end_withdrawn
from backend.coordination.lifecycle import State
from backend.coordination.models import Case, Departure, Handover, Leaving
from backend.coordination.onward import leave_behind, offer_anew
from backend.coordination.places import Place, goal_of
from backend.coordination.ringing import tell_who_rings_now
from backend.coordination.staffing import coordinators, follow_by_themselves, recusals
from backend.coordination.succession import in_order
from backend.coordination.tasks import TELL_WHO, drop_outcomes_untold, tell_who
from backend.core.deed import Deed
from backend.core.refusals import NotPossible
from backend.responsibilities.book import model_in_force
from backend.responsibilities.deadlines import due
from backend.responsibilities.selectors import Those
from backend.responsibilities.terms import terms_of


def arrive(doing: Deed, handover: Handover, receiver: UUID) -> None:
    """The receiver coordinates from this second; until then the sender did (P3)."""
    case, goal, chosen = handover.case, goal_of(handover), handover.relocation.onward
    handover.ended_at = doing.at
    save(handover, "holder", "accepted_at", "state", "respond_by", "ended_at")
    anew = leave_behind(doing, case, chosen, goal)
    if goal.into:
        _join(doing, case, goal, goal.into)
        offer_anew(doing, goal.into, anew)
    else:
        _settle(doing, case, goal, receiver)
        offer_anew(doing, case, anew)


def _settle(doing: Deed, case: Case, goal: Place, receiver: UUID) -> None:
    deputy = _deputy(doing, case, goal, receiver)
    departure = depart(doing, case, Leaving.MOVED, staying=(receiver, deputy))
    elsewhere = case.partnership_id != goal.partnership.pk
    case.partnership, case.municipality_id = goal.partnership, goal.municipality
    case.coordinator_id, case.deputy_id = receiver, deputy
    case.controller = case.coordinator.employer
    _begin_there(doing, case, elsewhere=elsewhere)
    _tell_there(doing, case, departure)
    if elsewhere:
        _tell_chair_there(doing, case)


def _deputy(doing: Deed, case: Case, goal: Place, receiver: UUID) -> UUID:
    """Somebody else of the new place. Where there is nobody the case does not go there."""
    listed = coordinators(goal.partnership, goal.municipality, doing.at, without=Those(recusals, case.pk))
    able = in_order(follow_by_themselves(case, listed), {receiver})
    if not able:
        raise NotPossible("nobody-to-coordinate")
    return able[0].person


def _begin_there(doing: Deed, case: Case, *, elsewhere: bool) -> None:
    """Another partnership screens for itself, by the model in force; in the same one the decision stands.

    Whoever looks the person up is told of no coordinator before the person is asked anew: it would tell the new place.
    """
    case.findable = ""
    if elsewhere or case.state == State.RECEIVED:
        case.state = State.SCREENING
        drop_outcomes_untold(case)
    duty = "screening" if case.state == State.SCREENING else TELL_WHO
    terms = terms_of(duty, doing.at)
    case.next_duty, case.acknowledge_by, case.reminded_at = duty, None, None
    case.next_by = due(doing.at, terms.complete_within or terms.respond_within, terms.clock)
    of_the_place = ("partnership", "municipality", "coordinator", "deputy", "controller", "state", "findable")
    save(case, *of_the_place, "next_duty", "next_by", "acknowledge_by", "reminded_at")


def _tell_there(doing: Deed, case: Case, departure: Departure) -> None:
    edition = model_in_force(doing.at).version
    record(doing, case, "moved", departure=departure.pk, edition=edition)
    record(doing, case, "coordination-moved", coordinator=case.coordinator_id, deputy=case.deputy_id)
    pair = (case.coordinator_id, case.deputy_id)
    doing.tells(Event(Happening.COORDINATION_MOVED, case_id=case.pk, named=pair))
    tell_who(doing, case)
    tell_who_rings_now(doing, case)


def _tell_chair_there(doing: Deed, case: Case) -> None:
    """It was passed around already: whoever steers the new place hears so, as whoever steered the former did (P4)."""
    if case.passed_around.exists():
        event = Event(Happening.PASSED_AROUND, case_id=case.pk, partnership_id=case.partnership_id)
        doing.tells(event)


def _join(doing: Deed, case: Case, goal: Place, into: Case) -> None:
    """Ends here; those who hold the other read this one beside it. Nothing of either is written over or mixed. Not
    where the other was closed or moved on meanwhile: then this one is withdrawn, and offered anew."""
    if into.held_in != goal.partnership.pk:
        raise NotPossible("not-in-this-state", state=into.state)
    departure = depart(doing, case, Leaving.JOINED)
    case.partnership, case.municipality_id = into.partnership, into.municipality_id
    case.coordinator_id, case.deputy_id = into.coordinator_id, into.deputy_id
    case.state, case.closed_at, case.next_duty, case.next_by = State.CLOSED, doing.at, "", None
    of_the_place = ("partnership", "municipality", "coordinator", "deputy", "state")
    save(case, *of_the_place, "closed_at", "next_duty", "next_by")
    record(doing, case, "joined", other=into.pk, departure=departure.pk)
    record(doing, into, "joined", other=case.pk)
    save(into)
    _end_the_way_back(doing, case, into)
    doing.tells(Event(Happening.CASE_CHANGED, case_id=into.pk))
    carry(doing, case, into)
    tell_who(doing, into)


def _end_the_way_back(doing: Deed, case: Case, into: Case) -> None:
    """The other was offered to this one meanwhile: they are one now, and there is nothing left to answer."""
    for handover in into.handovers.filter(relocation__into=case, ended_at=None):
        handover.case = into
        end_withdrawn(doing, handover)
        record(doing, into, "handover-withdrawn", handover=handover.pk)
        doing.tells(about(Happening.HANDOVER_WITHDRAWN, handover))
