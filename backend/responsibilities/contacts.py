"""From who can be reached to the contacts shown: open ones first, then as staffed, unchecked ones last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from backend.agencies.hours import HORIZON
from backend.responsibilities.answers import Contact, ContactKind
from backend.responsibilities.national_lines import LAST, NationalLine
from backend.responsibilities.reach import Reachable, reachable_line
from backend.responsibilities.snapshot import A_YEAR, Audience, Line, Snapshot
from backend.responsibilities.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody, and when they answer next (`at` itself: now)."""

    who: Reachable
    next: datetime | None

    def answers_by(self, latest: datetime) -> bool:
        return self.next is not None and self.next <= latest


def reached(everybody: Iterable[Reachable], at: datetime, latest: datetime) -> list[Reached]:
    """Looks as far as the deadline, and beyond it for when a closed one opens."""
    until = max(latest, at + HORIZON)
    return [Reached(each, each.answers_next(at, until)) for each in everybody]


def covers(found: Iterable[Reached], audiences: Sequence[Audience | None], latest: datetime) -> bool:
    """Somebody answers in time, for each of those the role is divided by."""
    answering = [each.who.place.audience for each in found if each.answers_by(latest)]
    return all(any(served in (None, audience) for served in answering) for audience in audiences)


def shown(
    found: Sequence[Reached], audiences: Sequence[Audience | None], at: datetime, latest: datetime
) -> tuple[Contact, ...]:
    """Those present now. Who is away now is named only where nobody else answers in time."""
    named = [each for each in found if each.who.is_present(at)]
    if not covers(named, audiences, latest):
        named = [each for each in found if each in named or each.answers_by(latest)]
    persons = [each.who.place.order for each in found if not isinstance(each.who.who, Line)]
    contacts = [contact_of(each, at, first=min(persons, default=0)) for each in named]
    return tuple(sorted(contacts, key=lambda contact: (not contact.checked, not contact.open_now)))


def contact_of(each: Reached, at: datetime, *, first: int = 0) -> Contact:
    place, who = each.who.place, each.who.who
    return Contact(
        order=place.order,
        kind=_kind(each.who, first),
        name="" if isinstance(who, Line) else who.name,
        title=who.title if isinstance(who, Line) else Text(who.title, who.title),
        agency=who.agency,
        phone=who.phone,
        open_now=each.next == at,
        opens_at=each.next if each.next != at else None,
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
