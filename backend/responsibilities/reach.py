"""Who can be reached for a role, and when: tenure, absence, stand-in, checked number and hours put together.

Pure, over a snapshot. Whether that is in time for a duty belongs in `who_to_call`, over a whole period in
`readiness`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from backend.agencies.hours import HORIZON, ONE_DAY, Hours, openings, opens_next
from backend.agencies.localtime import midnight, utc
from backend.agencies.stretches import (
    ALWAYS,
    BEGINNING,
    END,
    Stretches,
    both,
    next_change,
    next_in,
    union,
    without,
)
from backend.responsibilities.snapshot import Audience, Line, Moment, Municipality, Person, Place, Snapshot

MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, eq=False)
class Reachable:
    """Somebody who may answer for a place: its line, its holder, or a stand-in while the holder is away.

    `present`: in post and not away. `counted`: present, and the number was tried not too long ago.
    """

    place: Place
    who: Person | Line
    present: Stretches
    counted: Stretches
    stands_in: bool = False

    def is_present(self, at: datetime) -> bool:
        return next_in(self.present, at) == at

    def is_checked(self, at: datetime) -> bool:
        return next_in(self.counted, at) == at

    def answers_next(self, at: datetime, until: datetime) -> datetime | None:
        """`at` where they answer now, otherwise when they answer next; None where that is after `until`."""
        moment: datetime | None = at
        while self._hours and moment is not None and moment <= until:
            later = next_in(self.counted, moment)
            for hours in self._hours:
                later = later and opens_next(hours, later, max(HORIZON, until - later + MOMENT))
            if later == moment:
                return moment
            moment = later
        return None

    def steady_until(self, at: datetime, answers: datetime | None) -> datetime:
        """Up to when they stay as they are at `at`, and answer next when they do from there (`answers_next`)."""
        edges = [next_change(self.present, at), next_change(self.counted, at)]
        if answers == at:
            edges += [next_change(openings(hours, at, at + ONE_DAY), at) for hours in self._hours]
        elif answers is not None:
            edges.append(answers)
        elif self._hours and next_in(self.counted, at) is not None:
            return at  # they may answer later than was looked for
        return min(edges)

    def answers_between(self, start: datetime, end: datetime, *, unchecked_too: bool = False) -> Stretches:
        """Every stretch in which they answer, cut off at both ends."""
        answers = both(self.present if unchecked_too else self.counted, ((start, end),))
        for hours in self._hours:
            answers = both(answers, openings(hours, start, end))
        return answers if self._hours else ()

    @cached_property
    def _hours(self) -> tuple[Hours, ...]:
        """Hours of the number and of the place: both must be open. A number without any answers nobody."""
        return tuple(hours for hours in (self.who.hours, self.place.hours) if hours is not None)


def reachable_for(
    snapshot: Snapshot, role: str, municipality: str, audience: Audience | None = None
) -> tuple[Reachable, ...]:
    """Those who may answer for the role there: the municipality's own first, then its region's, then all's."""
    everybody = snapshot.once(
        ("reachable", role, municipality), lambda: _reachable_in(snapshot, role, municipality)
    )
    if audience is None:
        return everybody
    return tuple(each for each in everybody if each.place.audience in (None, audience))


def audiences_of(snapshot: Snapshot, role: str, municipality: str) -> tuple[Audience | None, ...]:
    """Whom the role is divided by there: nobody, or children and adults (Kolding; domain/model.md 2)."""
    divided = any(each.place.audience for each in reachable_for(snapshot, role, municipality))
    return ("child", "adult") if divided else (None,)


def reachable_at(snapshot: Snapshot, place: Place) -> tuple[Reachable, ...]:
    """The line or holder of a place, and whoever stands in for the holder."""
    return snapshot.once(("place", id(place)), lambda: tuple(_reachable_at(snapshot, place)))


def reachable_line(place: Place, line: Line, valid_for: timedelta) -> Reachable:
    """A line outside any partnership."""
    return Reachable(place, line, ALWAYS, _checked(line.checked_on, valid_for))


def tenure(place: Place) -> Stretches:
    """As long as the place is filled by somebody who has a post and may sign in, or by a line still in use."""
    filled = _between(place.valid_from, place.valid_until)
    if place.person is not None:
        return both(filled, _in_post(place.person))
    return both(filled, _between(None, place.line.ended_at if place.line else None))


def moment(value: Moment) -> datetime:
    return utc(value) if isinstance(value, datetime) else midnight(value)


def _reachable_in(snapshot: Snapshot, role: str, code: str) -> tuple[Reachable, ...]:
    municipality = snapshot.municipality(code)
    if municipality is None:
        return ()
    ranked = [
        (rank, place.order, number, place)
        for number, place in enumerate(snapshot.places)
        if place.role == role and (rank := _nearness(place, municipality)) is not None
    ]
    return tuple(
        each for *_, place in sorted(ranked, key=_in_order) for each in reachable_at(snapshot, place)
    )


def _in_order(ranked: tuple[int, int, int, Place]) -> tuple[int, int, int]:
    return ranked[:3]


def _nearness(place: Place, municipality: Municipality) -> int | None:
    if place.municipality is not None:
        return 0 if place.municipality == municipality.code else None
    if place.region is not None:
        return 1 if place.region == municipality.region else None
    return 2


def _reachable_at(snapshot: Snapshot, place: Place) -> Iterator[Reachable]:
    held = tenure(place)
    if place.line is not None:
        yield _reachable(snapshot, place, place.line, held)
    if place.person is not None:
        yield _reachable(snapshot, place, place.person, without(held, _away(place.person)))
        yield from _stand_ins(snapshot, place, place.person)


def _stand_ins(snapshot: Snapshot, place: Place, holder: Person) -> Iterator[Reachable]:
    """One step only: a stand-in who is away too is nobody's answer."""
    for absence in holder.absences:
        stand_in = snapshot.person(absence.stand_in) if absence.stand_in else None
        if stand_in is not None and stand_in.id != holder.id:
            meanwhile = both(tenure(place), _between(absence.starts_at, absence.ends_at))
            present = without(both(meanwhile, _in_post(stand_in)), _away(stand_in))
            yield _reachable(snapshot, place, stand_in, present, stands_in=True)


def _reachable(
    snapshot: Snapshot, place: Place, who: Person | Line, present: Stretches, *, stands_in: bool = False
) -> Reachable:
    counted = both(present, _checked(who.checked_on, snapshot.check_valid_for))
    return Reachable(place, who, present, counted, stands_in)


def _checked(checked_on: date | None, valid_for: timedelta) -> Stretches:
    """A check lasts through its last day. One made later than the moment asked about counts too."""
    if checked_on is None:
        return ()
    return ((BEGINNING, midnight(checked_on + valid_for + timedelta(days=1))),)


def _away(person: Person) -> Stretches:
    return union(part for each in person.absences for part in _between(each.starts_at, each.ends_at))


def _in_post(person: Person) -> Stretches:
    return () if person.blocked else _between(person.in_post_from, person.in_post_until)


def _between(begins: Moment | None, ends: Moment | None) -> Stretches:
    return union([(BEGINNING if begins is None else moment(begins), END if ends is None else moment(ends))])
