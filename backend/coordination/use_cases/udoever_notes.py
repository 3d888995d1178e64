"""The blind route (P7): somebody who knows only the udøver tells the police's prevention contact, who finds the case.

The sender learns nothing: telling looks at no case. The case learns that there is something to hear, and from whom.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from backend.agencies.absence_selectors import away_at
from backend.agencies.models import Person
from backend.coordination import numbers
from backend.coordination.access import Permission, receivers_of, sees_udoever_notes, udoever_roles
from backend.coordination.deeds import case_deed, lock_case
from backend.coordination.entrance import partnership_of
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, PartyKind, RingRequest, UdoeverNote
from backend.coordination.parties import compact
from backend.coordination.regimes import regime_of
from backend.coordination.ringing import ask_to_ring, asked_of
from backend.coordination.udoever_notes import (
    DUTY_OF,
    OF_A_RELEASE,
    NoteBasis,
    NoteKind,
    NoteOutcome,
    NoteSearch,
    bases_of,
    why_not,
)
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import lock
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.core.sealing import blind_index, blind_indexes
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of

SEARCH, FOUND = "udoever-case-search", "case-looked-up"


@dataclass(frozen=True)
class Told:
    """What somebody knows of an udøver. `convicted_and_released` is for KSP, `patient_told` for the health act."""

    municipality: str
    kind: NoteKind
    basis: NoteBasis
    text: str
    name: str = ""
    cpr: str = ""
    happens_on: date | None = None
    convicted_and_released: bool = False
    patient_told: str = ""


@dataclass(frozen=True)
class FoundCase:
    """As much of a case as it takes to ring: its number, and who coordinates it, or acts meanwhile."""

    number: str
    ring: Person


def tell(*, told: Told, note_id: UUID | None = None, by: Actor, at: datetime) -> UdoeverNote:
    """`note_id`: drawn by the one who asks, so that the same form sent twice is one note."""
    with case_deed(by=by, at=at) as doing:
        partnership = partnership_of(told.municipality, at)
        place = (partnership.pk, told.municipality)
        require(by, Permission.TELL_OF_UDOEVER, place)
        _check(told, udoever_roles(by, *place))
        terms = terms_of(DUTY_OF[told.kind], at)
        cpr = compact(told.cpr) if told.cpr else ""
        note = UdoeverNote.objects.create(
            id=note_id or uuid4(),
            receipt=numbers.draw(),
            partnership=partnership,
            municipality_id=told.municipality,
            kind=told.kind,
            happens_on=told.happens_on,
            name=told.name,
            cpr=cpr,
            cpr_index=blind_index(cpr) if cpr else "",
            text=told.text,
            basis=told.basis,
            convicted_and_released=told.convicted_and_released,
            patient_told=told.patient_told,
            sender=by.person,
            controller=by.person.agency,
            regime=regime_of(by.person.agency),
            duty=terms.duty,
            created_at=at,
            respond_by=due(at, terms.respond_within, terms.clock),
        )
        doing.tells(Event(Happening.UDOEVER_NOTE_RECEIVED, note_id=note.pk, named=receivers_of(note)))
        return note


def _check(told: Told, roles: Iterable[str]) -> None:
    if told.basis not in bases_of(list(roles)):
        raise Unusable("basis-not-for-your-role", field="basis")
    if told.basis == NoteBasis.RELEASE_NOTICE and told.kind not in OF_A_RELEASE:
        raise Unusable("release-notice-of-a-release", field="basis")
    if told.basis == NoteBasis.KSP and not told.convicted_and_released:
        raise Unusable("ksp-needs-a-release", field="convicted_and_released")
    if told.basis == NoteBasis.HEALTH_ACT and not told.patient_told:
        raise Unusable("patient-told-or-why-not", field="patient_told")
    if not (told.name or told.cpr):
        raise Unusable("name-or-cpr", field="name")


def find_case(*, note_id: UUID, reason: str, cpr: str = "", by: Actor, at: datetime) -> list[FoundCase]:
    """The open cases of the partnership with this udøver. The holders of a sealed one are asked to ring, unseen.

    `cpr`: found out by the receiver, where the note came without. It may show whose note it is: then it is a
    colleague's from now, and this search shows nothing.
    """
    with case_deed(by=by, at=at) as doing:
        note = _waiting(note_id, by)
        put_on_record(by, at=at, act=SEARCH, about=f"note:{note.pk}", reason=reason)
        if cpr:
            _identify(note, compact(cpr))
        cases = list(_matching(note)) if _sees(by, note_id) else []
        for case in cases:
            put_on_record(by, at=at, act=FOUND, about=f"case:{case.pk}", reason=reason)
            if case.sealed:
                ask_to_ring(doing, note, _locked(case))
        shown = [case for case in cases if not case.sealed]
        note.search = NoteSearch.CASE if shown else NoteSearch.NOTHING
        note.save(update_fields=["search"])
        away = away_at(at, [case.coordinator_id for case in shown]) if shown else {}
        return [
            FoundCase(case.number, case.deputy if case.coordinator_id in away else case.coordinator)
            for case in shown
        ]


def pass_on(*, note_id: UUID, case_number: str, by: Actor, at: datetime) -> RingRequest:
    """Those who hold the case are asked to ring the one who passes it on; not why, and not at whose word."""
    with case_deed(by=by, at=at) as doing:
        note = _waiting(note_id, by)
        case = _matching(note).filter(number=case_number.strip().upper(), sealed=False).first()
        if case is None:
            raise NotFound()
        return ask_to_ring(doing, note, _locked(case))


def close(*, note_id: UUID, outcome: NoteOutcome, by: Actor, at: datetime) -> UdoeverNote:
    """Only as what it became, after a search; and not while a case that the receiver knows of has not rung."""
    with case_deed(by=by, at=at):
        note = _waiting(note_id, by)
        if reason := why_not(outcome, note.search, **asked_of(note)):
            raise NotPossible(reason, outcome=outcome)
        note.handled_at, note.handled_by, note.outcome = at, by.person, outcome
        note.save(update_fields=["handled_at", "handled_by", "outcome"])
        return note


def _waiting(note_id: UUID, by: Actor) -> UdoeverNote:
    """The note, locked, for one it lies with; NotPossible once it is handled."""
    locked = lock(UdoeverNote.objects.filter(pk=note_id))
    if not locked or not _sees(by, note_id):
        raise NotFound()
    if locked[0].handled_at:
        raise NotPossible("not-in-this-state", state="handled")
    return locked[0]


def _sees(by: Actor, note_id: UUID) -> bool:
    return UdoeverNote.objects.filter(sees_udoever_notes(by), pk=note_id).exists()


def _locked(case: Case) -> Case:
    """As it is once nobody else changes it: sealed or not is asked of that."""
    return lock_case(case.pk) or case


def _identify(note: UdoeverNote, cpr: str) -> None:
    """Once: a note is of one person, and no way to search for others."""
    if note.cpr:
        raise Unusable("cpr-already-given", field="cpr")
    note.cpr, note.cpr_index = cpr, blind_index(cpr)
    note.save(update_fields=["cpr", "cpr_index"])


def _matching(note: UdoeverNote):
    """In every open case of the partnership; a name alone finds nothing, since names are sealed."""
    marks = blind_indexes(note.cpr) if note.cpr else []
    named = Case.objects.filter(parties__kind=PartyKind.UDOEVER, parties__cpr_index__in=marks)
    found = Case.objects.filter(pk__in=named.values("pk"), held_in=note.partnership_id)
    return found.select_related("coordinator", "deputy").order_by("pk")
