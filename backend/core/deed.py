"""A deed: everything that changes together, in one transaction, that rings once and last."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from backend.core.actor import Actor
from backend.core.clock import aware
from backend.core.reach import Reach, reaching

_under_way: ContextVar[bool] = ContextVar("deed", default=False)


@dataclass
class Deed:
    by: Actor
    at: datetime
    events: list[Any] = field(default_factory=list)
    lines: list[Any] = field(default_factory=list)

    def remembers(self, line: Any) -> None:
        """A line of history, written with the others when all else is."""
        self.lines.append(line)

    def tells(self, event: Any) -> None:
        self.events.append(event)


@contextmanager
def deed(*, by: Actor, at: datetime, ring: Callable[[Deed], None]) -> Iterator[Deed]:
    """Opens a transaction (a savepoint inside acting_as), and rings when all else is written.

    Deeds do not nest: a second bell before the last lock is how inboxes deadlock.
    """
    if _under_way.get():
        raise RuntimeError("a deed is already under way")
    token = _under_way.set(True)
    try:
        with transaction.atomic(), reaching(Reach.DEED):
            doing = Deed(by, aware(at))
            yield doing
            if doing.events or doing.lines:
                ring(doing)
    finally:
        _under_way.reset(token)


def lock(rows: QuerySet) -> list[Any]:
    return list(locking(rows))


def locking(rows: QuerySet) -> QuerySet:
    """The rows, locked in id order, so that two deeds never wait for each other in a ring."""
    return rows.select_for_update(no_key=True, of=("self",)).order_by("pk")
