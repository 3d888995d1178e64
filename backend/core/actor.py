"""Who acts: a person, a system or the clock. Every entry to the house goes through acting_as."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection, transaction


class Kind(StrEnum):
    PERSON = "person"
    SYSTEM = "system"
    CLOCK = "clock"
    STRANGER = "stranger"


@dataclass(frozen=True)
class Actor:
    """The one who acts. `person` is the person's row, where there is one; `for_whom` says whom a system serves."""

    kind: Kind
    id: UUID | None = None
    person: Any = field(default=None, compare=False, repr=False)
    for_whom: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.id or self.for_whom}"

    @classmethod
    def of(cls, person: Any) -> "Actor":
        return cls(Kind.PERSON, person.pk, person)


STRANGER = Actor(Kind.STRANGER)


def clock(for_whom: str) -> Actor:
    """The clock's own hand: sweeps and deadlines, always on somebody's behalf."""
    return Actor(Kind.CLOCK, for_whom=for_whom)


_current: ContextVar[Actor | None] = ContextVar("actor", default=None)


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """One transaction in which the database, too, knows who acts; it forgets with the transaction."""
    before = _current.get()
    token = _current.set(actor)
    try:
        with transaction.atomic():
            _tell_database(actor)
            yield actor
            if before:
                _tell_database(before)
    finally:
        _current.reset(token)


def current() -> Actor:
    """Who acts now. Raises LookupError outside acting_as: nothing is done by nobody."""
    actor = _current.get()
    if actor is None:
        raise LookupError("nobody acts: enter through acting_as(actor)")
    return actor


def _tell_database(actor: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.actor', %s, true)", [actor.name])
