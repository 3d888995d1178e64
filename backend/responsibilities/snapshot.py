"""One partnership as it stood when it was read: who and what fills each role. Values only, no rules.

Built from the database by the selectors, by hand in tests. How it is asked belongs in `reach` (who can be
reached when), `who_to_call` and `readiness`. Times carry a zone; a plain date means its midnight in Denmark.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Literal, Protocol, TypeVar
from uuid import UUID

from backend.agencies.hours import Hours
from backend.responsibilities.vocabulary import AgencyKind, Text


class Holding(Protocol):
    def holds(self, at: datetime) -> bool: ...


Made = TypeVar("Made")
Held = TypeVar("Held", bound=Holding)
Id = UUID | str
Moment = datetime | date
Audience = Literal["child", "adult"]

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Absence:
    """Away from a moment to a moment, without end where nobody knows yet."""

    starts_at: Moment
    ends_at: Moment | None = None
    stand_in: Id | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a post in the partnership. Without hours of their own the number answers nobody."""

    id: Id
    name: str
    title: str
    phone: str
    agency: str
    hours: Hours | None = None
    checked_on: date | None = None
    blocked: bool = False
    absences: tuple[Absence, ...] = ()
    in_post_from: Moment | None = None
    in_post_until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Line:
    title: Text
    phone: str
    agency: str
    hours: Hours | None = None
    checked_on: date | None = None
    public: bool = False
    ended_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A person or a line in a role, by order; narrowed by municipality, region, age or hours where needed."""

    role: str
    order: int
    person: Person | None = None
    line: Line | None = None
    municipality: str | None = None
    region: str | None = None
    audience: Audience | None = None
    hours: Hours | None = None
    valid_from: Moment | None = None
    valid_until: Moment | None = None

    def __post_init__(self) -> None:
        if (self.person is None) == (self.line is None):
            raise ValueError(f"{self.role} {self.order} is filled by a person or by a line")


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Room:
    """A forum of PSP or KSP, and who leads it: nobody where that is none with a post in the partnership."""

    kind: str
    name: str
    chair: Person | None


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Compared by identity. `people` are others with a post, who fill no role but may stand in."""

    slug: str
    title: str
    municipalities: tuple[Municipality, ...]
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    rooms: tuple[Room, ...] = ()
    coordinating_kinds: frozenset[str] = frozenset({AgencyKind.MUNICIPALITY, AgencyKind.SHELTER})
    check_valid_for: timedelta = A_YEAR
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was worked out from this snapshot before, kept as long as the snapshot itself."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    def while_it_holds(self, key: Hashable, at: datetime, make: Callable[[], Held]) -> Held:
        """What was worked out before, unless it no longer holds, or not yet."""
        known: Held | None = self._made.get(key)
        if known is None or not known.holds(at):
            known = self._made[key] = make()
        return known

    def municipality(self, code: str) -> Municipality | None:
        return self._by_code.get(code)

    def person(self, person_id: Id) -> Person | None:
        return self._people.get(person_id)

    @cached_property
    def _by_code(self) -> dict[str, Municipality]:
        return {municipality.code: municipality for municipality in self.municipalities}

    @cached_property
    def _people(self) -> dict[Id, Person]:
        staffed = (place.person for place in self.places if place.person)
        return {person.id: person for person in (*self.people, *staffed)}
