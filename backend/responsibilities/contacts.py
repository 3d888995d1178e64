"""From who can be reached to the contact that is shown of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from backend.responsibilities.answers import Contact, ContactKind
from backend.responsibilities.national_lines import LAST, NationalLine
from backend.responsibilities.reach import Reachable, reachable_line
from backend.responsibilities.snapshot import A_YEAR, Line, Snapshot
from backend.responsibilities.vocabulary import Text


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """Somebody, and when they answer next; a moment that is not to come is now."""

    who: Reachable
    next: datetime | None

    def answers_by(self, latest: datetime) -> bool:
        return self.next is not None and self.next <= latest


def reached(everybody: Iterable[Reachable], at: datetime, until: datetime) -> tuple[Reached, ...]:
    return tuple(Reached(each, each.answers_next(at, until)) for each in everybody)


def contact_of(each: Reached, at: datetime, *, first: int = 0) -> Contact:
    place, who, open_now = each.who.place, each.who.who, each.answers_by(at)
    return Contact(
        order=place.order,
        kind=_kind(each.who, first),
        name="" if isinstance(who, Line) else who.name,
        title=who.title if isinstance(who, Line) else Text(who.title, who.title),
        agency=who.agency,
        phone=who.phone,
        open_now=open_now,
        opens_at=None if open_now else each.next,
        checked_on=who.checked_on,
        checked=each.who.is_checked(at) or not each.who.is_present(at),
        public=isinstance(who, Line) and who.public,
        audience=place.audience,
    )


def national_reach(lines: Iterable[NationalLine], snapshot: Snapshot | None) -> tuple[Reachable, ...]:
    valid_for = snapshot.check_valid_for if snapshot else A_YEAR
    return tuple(_national(each, valid_for) for each in lines)


@lru_cache(maxsize=256)
def _national(line: NationalLine, valid_for: timedelta) -> Reachable:
    return reachable_line(line.place, line.line, valid_for)


def _kind(each: Reachable, first: int) -> ContactKind:
    if each.place.order >= LAST:
        return ContactKind.NATIONAL_LINE
    if isinstance(each.who, Line):
        return ContactKind.DUTY_LINE
    return ContactKind.PRIMARY if each.place.order == first else ContactKind.DEPUTY
