"""Moves in words: places by partnership, what was decided where, and the outcome line of who had a case before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.entrance import Served
from backend.coordination.models import Departure, Leaving
from backend.coordination.moving_selectors import Decided
from backend.web.cases import titles, words

LEFT: dict[str, Promise] = {
    Leaving.MOVED: _("Personen er flyttet. Visitator dér har taget imod."),
    Leaving.JOINED: _("Sagen er samlet med en anden om samme person."),
    Leaving.HANDED_OUT: _("Personen er flyttet. En navngiven modtager har taget imod."),
}
ANSWERS: dict[str, Promise] = {**words.OUTCOMES, **words.DECLINES, "accepted": _("Taget")}


@dataclass(frozen=True)
class Left:
    """`reached`: somebody of a partnership has it now, and a message about it finds them."""

    number: str
    what: str
    municipality: str
    at: datetime
    reached: bool


@dataclass(frozen=True)
class Line:
    at: datetime
    place: str
    what: str
    answer: str


def by_partnership(served: Iterable[Served]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices in groups."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in served:
        groups.setdefault(each.partnership, []).append((each.code, titles.municipality(each.code)))
    return [(name, sorted(places, key=lambda place: place[1])) for name, places in groups.items()]


def departure(row: Departure) -> Left:
    told: str = row.told  # type: ignore[attr-defined]  # asked for by departures_for
    where, reached = titles.municipality(row.municipality_id), told != Leaving.HANDED_OUT
    return Left(row.number, str(LEFT[told]), where, row.left_at, reached)


def decided(row: Decided, at: datetime) -> Line:
    return Line(row.at, titles.municipality(row.place), titles.duty(row.what, at), str(ANSWERS[row.answer]))
