"""How those who may answer for a role stand at a moment, and how long that holds: until then whoever asks again is
shown the same, in whichever request. What is in time for a duty is worked out for each question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from backend.agencies.hours import HORIZON
from backend.responsibilities.answers import Contact
from backend.responsibilities.contacts import Reached, contact_of, reached
from backend.responsibilities.reach import Reachable
from backend.responsibilities.snapshot import Audience, Line


@dataclass(frozen=True, eq=False)
class Standing:
    """Of everybody reached: from `since` up to, not with, `until` nobody comes, goes, opens or closes."""

    since: datetime
    until: datetime
    found: tuple[Reached, ...]
    audiences: Sequence[Audience | None]

    def holds(self, at: datetime) -> bool:
        return self.since <= at < self.until

    def covers(self, latest: datetime) -> bool:
        """Somebody answers in time, for each of those the role is divided by."""
        return _covered(self.found, self.audiences, latest)

    def shown(self, latest: datetime) -> tuple[Contact, ...]:
        """Open ones first, then as staffed, unchecked ones last: those present. Who is away is named only where nobody
        else answers in time."""
        if _covered(self._present, self.audiences, latest):
            return self._contacts
        named = (each for each in self.found if each in self._present or each.answers_by(latest))
        return self._sorted(named)

    @cached_property
    def everybody(self) -> tuple[Contact, ...]:
        return tuple(contact_of(each, self.since) for each in self.found)

    @cached_property
    def open_now(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.everybody if contact.open_now)

    @cached_property
    def _present(self) -> tuple[Reached, ...]:
        return tuple(each for each in self.found if each.who.is_present(self.since))

    @cached_property
    def _contacts(self) -> tuple[Contact, ...]:
        return self._sorted(self._present)

    def _sorted(self, named: Iterable[Reached]) -> tuple[Contact, ...]:
        persons = (each.who.place.order for each in self.found if not isinstance(each.who.who, Line))
        first = min(persons, default=0)
        contacts = [contact_of(each, self.since, first=first) for each in named]
        return tuple(sorted(contacts, key=lambda contact: (not contact.checked, not contact.open_now)))


def standing(
    everybody: Iterable[Reachable], audiences: Sequence[Audience | None], at: datetime, latest: datetime
) -> Standing:
    """Looks as far as the deadline, and beyond it for when a closed one opens."""
    end = max(latest, at + HORIZON)
    found = reached(everybody, at, end)
    until = min((each.who.steady_until(at, each.next) for each in found), default=end)
    return Standing(at, until, found, audiences)


def _covered(found: Iterable[Reached], audiences: Iterable[Audience | None], latest: datetime) -> bool:
    answering = {each.who.place.audience for each in found if each.answers_by(latest)}
    return None in answering or answering.issuperset(audiences)
