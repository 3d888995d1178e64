"""Moves in short: offered, accepted a while later, and who reads the case then."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.agencies.models import Person
from backend.coordination.access import readers_of
from backend.coordination.deeds import case_deed, lock_case
from backend.coordination.models import Case, Handover, UdoeverNote
from backend.coordination.parties import Exposed
from backend.coordination.ringing import ask_to_ring
from backend.coordination.use_cases import cases, handovers, moving, udoever_notes
from backend.core.actor import acting_as
from tests.cast import MONDAY, actor, does, opening
from tests.udoevers_side import TOLD

KOLDING, CPR = "0621", "0101010101"
LATER = MONDAY + timedelta(hours=2)
BY_CONSENT = moving.Moving("consent")


def pair(case: Case) -> tuple[str, str]:
    case.refresh_from_db()
    return case.coordinator.username, case.deputy.username


def the_move(case: Case) -> Handover:
    return case.handovers.get(kind="move", ended_at=None)


def later(who: str, deed: Callable, **wanted: Any) -> Any:
    by = actor(who)
    with acting_as(by):
        return deed(by=by, at=LATER, **wanted)


def moving_to(case: Case, municipality: str = KOLDING, how: moving.Moving = BY_CONSENT) -> Handover:
    wanted = {"case_id": case.pk, "municipality": municipality, "moving": how}
    return does(pair(case)[0], moving.move, **wanted)


def accept(handover: Handover, who: str = "nabo3") -> None:
    later(who, handovers.accept, handover_id=handover.pk)


def moved(case: Case, **how: Any) -> Case:
    accept(moving_to(case, how=moving.Moving("consent", **how)))
    return case


def who_reads(case: Case) -> set[str]:
    readers = {person for _, person, _ in readers_of(case.pk)}
    return set(Person.objects.filter(pk__in=readers).values_list("username", flat=True))


def named(case: Case, cpr: str) -> Case:
    """The person is known by number, as they are to another case with the same."""
    does(pair(case)[0], cases.change, case_id=case.pk, version=case.version, wanted={"exposed": {"cpr": cpr}})
    return case


def there(cpr: str) -> Case:
    """A case of that person in the neighbouring partnership."""
    return does("nabo3", cases.open_case, opening=opening(municipality=KOLDING, exposed=Exposed(cpr=cpr)))


def waits_to_be_rung(case: Case, note: UdoeverNote | None = None) -> UdoeverNote:
    """The police's contact has something to tell whoever holds the case."""
    by = actor("stalkingkontakt")
    told_of = note or UdoeverNote.objects.get(pk=does("psykiatri", udoever_notes.tell, told=TOLD).pk)
    with acting_as(by), case_deed(by=by, at=MONDAY) as doing:
        locked = lock_case(case.pk)
        assert locked
        ask_to_ring(doing, told_of, locked)
    return told_of
