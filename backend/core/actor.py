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
    """The one who acts. `person` is the person's row, where there is one; `for_whom` says whom a system serves, and of
    a person the system they act through, where it is one."""

    kind: Kind
    id: UUID | None = None
    person: Any = field(default=None, compare=False, repr=False)
    for_whom: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.id or self.for_whom}"

    @classmethod
    def of(cls, person: Any, *, through: str = "") -> "Actor":
        return cls(Kind.PERSON, person.pk, person, for_whom=through)


STRANGER = Actor(Kind.STRANGER)


def clock(for_whom: str) -> Actor:
    """The clock's own hand: sweeps and deadlines, always on somebody's behalf."""
    return Actor(Kind.CLOCK, for_whom=for_whom)


_current: ContextVar[Actor | None] = ContextVar("actor", default=None)


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """One transaction in which the database, too, knows who acts; it forgets with the transaction.

    The reach of a deed under way (see `reach`) does not pass to whoever acts inside it.
    """
    token, nested = _current.set(actor), connection.in_atomic_block
    try:
        with transaction.atomic():
            before = _told_database(actor.name, "")
            yield actor
            if nested:
                _told_database(*before)
    finally:
        _current.reset(token)


def current() -> Actor:
    """Who acts now. Raises LookupError outside acting_as: nothing is done by nobody."""
    actor = _current.get()
    if actor is None:
        raise LookupError("nobody acts: enter through acting_as(actor)")
    return actor


# what was told before comes first: the list is worked through from the left
TELL = """
select coalesce(current_setting('app.actor', true), ''), coalesce(current_setting('app.reach', true), ''),
       set_config('app.actor', %s, true), set_config('app.reach', %s, true)
"""


def _told_database(actor: str, reach: str) -> tuple[str, str]:
    """Who acts from now, and how far they reach; it returns what it was before."""
    with connection.cursor() as cursor:
        cursor.execute(TELL, [actor, reach])
        return cursor.fetchone()[:2]
