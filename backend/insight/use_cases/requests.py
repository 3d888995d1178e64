"""Taking a request in. Whoever does gets a receipt, and nothing else: the same, whether or not there is a case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from backend.agencies.models import Agency, Partner
from backend.coordination import numbers
from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.parties import compact
from backend.coordination.regimes import regime_of
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.refusals import NotPermitted, Unusable
from backend.core.sealing import blind_index
from backend.insight.access import Permission, people_of, received_in
from backend.insight.gathering import reply_of
from backend.insight.holding import hold_still
from backend.insight.kinds import Asker, Kind
from backend.insight.models import AccessRequest
from backend.insight.receiving import wing_of_reception
from backend.insight.terms import answer_by
from backend.responsibilities.models import Staffing


@dataclass(frozen=True)
class Asked:
    """What is asked for, and by whom. `works_at`: the partner they work for, if any."""

    kind: Kind
    asker: Asker
    name: str = ""
    cpr: str = ""
    looks: bool = False
    works_at: UUID | None = None
    received_at: datetime | None = None


def register(*, asked: Asked, request_id: UUID | None = None, by: Actor, at: datetime) -> AccessRequest:
    """No case is looked for here: the clock does that afterwards, so nothing in the answer depends on one."""
    with case_deed(by=by, at=at) as doing:
        require(by, Permission.REGISTER)
        place, received_at = received_in(by), asked.received_at or at
        if place is None:
            raise NotPermitted("not-permitted")
        _check(asked, received_at, at)
        hold_still()
        request = _registered(asked, place, by, at, request_id)
        reply = reply_of(request, request.controller, wing_of_reception(request.controller))
        doing.tells(Event(Happening.ACCESS_REQUESTED, named=people_of(reply)))
        return request


def _registered(
    asked: Asked, place: Staffing, by: Actor, at: datetime, request_id: UUID | None
) -> AccessRequest:
    received_at = asked.received_at or at
    number = compact(asked.cpr) if asked.cpr else ""
    return AccessRequest.objects.create(
        id=request_id or uuid4(),
        receipt=numbers.draw(),
        partnership=place.partnership,
        controller=by.person.employer,
        regime=regime_of(by.person.employer),
        kind=asked.kind,
        asker=asked.asker,
        looks=asked.looks,
        name=asked.name.strip(),
        cpr=number,
        cpr_index=blind_index(number) if number else "",
        works_at=_employer(asked.works_at, place),
        received_at=received_at,
        registered_at=at,
        registered_by=by.person,
        answer_by=answer_by(asked.kind, received_at),
    )


def _employer(works_at: UUID | None, place: Staffing) -> Agency | None:
    if works_at is None:
        return None
    partner = Partner.objects.filter(partnership=place.partnership_id, agency=works_at, ended_at=None)
    found = partner.select_related("agency").first()
    if found is None:
        raise Unusable("unknown-agency", field="works_at")
    return found.agency


def _check(asked: Asked, received_at: datetime, at: datetime) -> None:
    if not (asked.name.strip() or asked.cpr):
        raise Unusable("says-nobody", field="name")
    if received_at > at:
        raise Unusable("not-yet", field="received_at")
