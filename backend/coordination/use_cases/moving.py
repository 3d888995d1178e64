"""The exposed person moves: offered to the visitator there, joined with a case there, or handed out (model row 47)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from backend.agencies.geography import is_municipality
from backend.agencies.models import Partnership
from backend.agencies.selectors import partnership_covering
from backend.coordination.deeds import case_deed, locked_case, record, save
from backend.coordination.departing import depart
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import State, Step
from backend.coordination.models import (
    Case,
    Departure,
    Handover,
    HandoverKind,
    Leaving,
    OutsideReceiver,
)
from backend.coordination.offering import Wanted, offer
from backend.coordination.onward import duties_under_way, leave_behind
from backend.coordination.places import Place
from backend.coordination.same_person import open_there, the_other
from backend.coordination.sharing import UNNAMED
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotPossible, Unusable


@dataclass(frozen=True)
class Moving:
    """On which basis the case goes, and by id what becomes of each duty under way (`onward.Onward`)."""

    basis: str
    reason: str = ""
    onward: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outside:
    """Who has it from now, and who there said so, when."""

    agency: str
    function: str
    phone: str
    confirmed_by: str
    confirmed_at: datetime


def move(*, case_id: UUID, municipality: str, moving: Moving, by: Actor, at: datetime) -> Handover:
    """An offer without a person to the visitator there. Until it is accepted the sender coordinates (P3).

    Where the person has an open case there already, whoever holds that one is asked instead, and the two are joined.
    """
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.MOVE)
        partnership = _partnership(municipality, at)
        if (partnership.pk, municipality) == (case.partnership_id, case.municipality_id):
            raise Unusable("lives-there-already", field="municipality")
        into = open_there(case, partnership.pk)
        return _offered(doing, case, Place(partnership, municipality, into), moving)


def join(*, case_id: UUID, number: str, moving: Moving, by: Actor, at: datetime) -> Handover:
    """The same person has two open cases, and the coordinators have spoken: this one is offered to the other's."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.MOVE)
        into = the_other(case, number)
        return _offered(doing, case, Place(into.partnership, into.municipality_id, into), moving)


def _partnership(municipality: str, at: datetime) -> Partnership:
    found = partnership_covering(municipality, at)
    if found is None:
        raise Unusable("name-who-receives", field="municipality")
    return found


def _offered(doing: Deed, case: Case, place: Place, moving: Moving) -> Handover:
    if moving.basis == UNNAMED:
        raise Unusable("names-the-person", field="basis")
    if set(moving.onward) - {str(duty.pk) for duty in duties_under_way(case)}:
        raise Unusable("not-under-way", field="duties")
    wanted = Wanted(HandoverKind.MOVE, moving.basis, reason=moving.reason, place=place, onward=moving.onward)
    return offer(doing, case, wanted)


def move_out(
    *, case_id: UUID, outside: Outside, municipality: str = "", by: Actor, at: datetime
) -> Departure:
    """To a place without a partnership, or abroad. The case closes only once somebody named there has said yes.

    No duty of the partnership goes along, and the person is told first.
    """
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.MOVE)
        _check(case, outside, municipality, at)
        if case.ring_requests.filter(ended_at=None).exists():
            raise NotPossible("ring-first")
        if case.tellings.filter(told_at=None).exists():
            raise NotPossible("something-untold")
        leave_behind(doing, case, {}, None)
        departure = depart(doing, case, Leaving.HANDED_OUT, outside=_receiver(doing, case, outside))
        case.state, case.closed_at, case.next_duty, case.next_by = State.CLOSED, at, "", None
        save(case, "state", "closed_at", "next_duty", "next_by")
        record(doing, case, "handed-out", departure=departure.pk)
        doing.tells(Event(Happening.CASE_CLOSED, case_id=case.pk))
        return departure


def _check(case: Case, outside: Outside, municipality: str, at: datetime) -> None:
    if not case.opened_at <= outside.confirmed_at <= at:
        raise Unusable("not-confirmed-then", field="confirmed_at")
    if municipality and not is_municipality(municipality):
        raise Unusable("unknown-municipality", field="municipality")
    if municipality and partnership_covering(municipality, at):
        raise Unusable("a-partnership-receives", field="municipality")


def _receiver(doing: Deed, case: Case, outside: Outside) -> OutsideReceiver:
    return OutsideReceiver.objects.create(
        case=case,
        agency=outside.agency,
        function=outside.function,
        phone=outside.phone,
        confirmed_by=outside.confirmed_by,
        confirmed_at=outside.confirmed_at,
        recorded_at=doing.at,
        recorded_by=doing.by.person,
    )
