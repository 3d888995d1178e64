"""Things that happen, as deeds tell them, and what a system then reads."""

from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case
from backend.core.actor import acting_as, clock
from backend.systems.envelope import Fed
from backend.systems.models import System
from backend.systems.selectors import events_for
from tests.cast import MONDAY, actor
from tests.systems.conftest import acting


def happens(case: Case, *kinds: Happening, named: str = "") -> None:
    """In one deed of the clock's."""
    hand, people = clock("tests"), tuple(actor(name).person.pk for name in named.split())
    with acting_as(hand), case_deed(by=hand, at=MONDAY) as doing:
        for kind in kinds:
            doing.tells(Event(kind, case_id=case.pk, named=people))


def told(system: System, after: int = 0) -> list[Fed]:
    with acting_as(acting(system)) as reader:
        return events_for(reader, after)


def types(system: System) -> list[str]:
    return [event.type if event.case else "withdrawn" for event in told(system)]
