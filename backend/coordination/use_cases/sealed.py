"""The protected address: set, opened with a reason, renewed, ended. Nothing else in the house reads it (P8)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from backend.coordination.deeds import case_deed, locked_case, record, save
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, PartyKind, SealedAddress
from backend.coordination.often import not_too_often
from backend.coordination.protection import CHILDREN_FOLLOW, FOLLOWS_A_MOVE, Protection, last_day
from backend.coordination.regimes import regime_of
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.deed import Deed
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPossible

ACT = "address-opened"


@dataclass(frozen=True)
class Wanted:
    """Where the exposed person lives; `children`: the children of the case live there as well."""

    address: str = field(repr=False)
    kind: Protection
    children: bool = False


def set_address(*, case_id: UUID, wanted: Wanted, by: Actor, at: datetime) -> SealedAddress:
    """In place of the one before, if there is one. The case is sealed from the same second."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.SET_ADDRESS)
        since = _since(_end(doing, case), wanted.kind, _day(at))
        row = SealedAddress.objects.create(
            case=case,
            party=case.parties.get(kind=PartyKind.EXPOSED),
            address=wanted.address,
            kind=wanted.kind,
            children=wanted.children or wanted.kind in CHILDREN_FOLLOW,
            protected_since=since,
            expires_on=last_day(wanted.kind, since),
            controller=by.person.agency,
            regime=regime_of(by.person.agency),
        )
        _seal(doing, case)
        _changed(doing, case, "address-set")
        return row


def open_address(*, case_id: UUID, reason: str, by: Actor, at: datetime) -> str:
    """The address, this once. It is on record with the reason, and those who hold the case are told."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.OPEN_ADDRESS)
        row = _live(case)
        opened(doing, case, reason)
        return row.address


def opened(doing: Deed, case: Case, reason: str) -> None:
    """What every opening of a protected address takes, wherever it is written: counted together, with its reason."""
    not_too_often(doing.by, doing.at, act=ACT, most=settings.ADDRESSES_AN_HOUR)
    put_on_record(doing.by, at=doing.at, act=ACT, about=f"case:{case.pk}", reason=reason)
    record(doing, case, "address-opened")
    doing.tells(Event(Happening.ADDRESS_OPENED, case_id=case.pk))


def renew_address(*, case_id: UUID, by: Actor, at: datetime) -> SealedAddress:
    """Another year from today. What does not lapse is not renewed."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.SET_ADDRESS)
        row = _live(case)
        row.expires_on = last_day(Protection(row.kind), _day(at))
        if row.expires_on is None:
            raise NotPossible("not-in-this-state", state=row.kind)
        row.reminded_at = None
        row.save(update_fields=["expires_on", "reminded_at"])
        _changed(doing, case, "address-renewed")
        return row


def end_address(*, case_id: UUID, by: Actor, at: datetime) -> SealedAddress:
    """The address is protected no longer. The case stays sealed until those who hold it say otherwise."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.END_ADDRESS)
        row = _end(doing, case)
        if row is None:
            raise NotFound()
        _changed(doing, case, "address-ended")
        return row


def _end(doing: Deed, case: Case) -> SealedAddress | None:
    row = case.sealed_addresses.filter(ended_at=None).first()
    if row:
        row.ended_at = doing.at
        row.save(update_fields=["ended_at"])
    return row


def _live(case: Case) -> SealedAddress:
    row = case.sealed_addresses.filter(ended_at=None).first()
    if row is None:
        raise NotFound()
    return row


def _since(before: SealedAddress | None, kind: Protection, today: date) -> date:
    """A protection that follows a move began with the address before."""
    follows = before is not None and before.kind == kind and kind in FOLLOWS_A_MOVE
    return before.protected_since if before and follows else today


def _seal(doing: Deed, case: Case) -> None:
    if not case.sealed:
        case.sealed = True
        save(case, "sealed")
        doing.tells(Event(Happening.CASE_CHANGED, case_id=case.pk))


def _changed(doing: Deed, case: Case, what: str) -> None:
    record(doing, case, what)
    doing.tells(Event(Happening.ADDRESS_CHANGED, case_id=case.pk))


def _day(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()
