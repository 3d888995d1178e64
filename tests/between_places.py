"""Where a case can stand whose person moves, or has two; each reached by the deeds that lead there."""

from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case
from backend.coordination.parties import Exposed
from backend.coordination.use_cases import cases, handovers
from backend.coordination.use_cases import moving as deeds
from tests.cast import MONDAY, does, opened, opening

# what is sent to move it, over the API
MOVE = {"municipality": "0621", "basis": "consent"}
OTHER = "@other"  # the number of the case that the person has elsewhere
JOIN = {"number": OTHER, "basis": "consent"}
MOVE_OUT = {
    "receiver": {
        "agency": "Odense Kommune", "function": "Vagten", "phone": "00330001", "confirmed_by": "K. Madsen",
        "confirmed_at": MONDAY.isoformat(),
    }
}  # fmt: skip


def held() -> Case:
    """Screened, and held by the one who screened it."""
    case = opened()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.CONFLICT, reason="Neighbours")
    return case


def moving() -> Case:
    """The person moves to a neighbouring partnership, whose visitator is asked."""
    case, to = held(), deeds.Moving("consent")
    does("visitator", deeds.move, case_id=case.pk, municipality="0621", moving=to)
    return case


def moved() -> Case:
    """And it was accepted there: those who had it keep an outcome line."""
    case = moving()
    does("nabo3", handovers.accept, handover_id=case.handovers.get(kind="move").pk)
    return case


BOTH = Exposed(name="Ulla Udsat", cpr="3112990098")


def elsewhere() -> Case:
    """Of somebody who has a case in Esbjerg, too."""
    return does("nabo3", cases.open_case, opening=opening(municipality="0621", exposed=BOTH))


def one_of_two() -> Case:
    """The other one."""
    return opened(exposed=BOTH)
