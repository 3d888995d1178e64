"""The second wall: without a reach, the database shows whoever acts only what the sight relations grant (P6).

A reach is the house's own hand. It is taken for a deed, whose rules ask sight themselves, and for the few readings
named here, which give numbers or a yes and never content. A test holds the list against the code.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.db import connection


class Reach(StrEnum):
    DEED = "deed"
    TURN = "waiting until the deed before on the same case is done"
    NUMBERS = "numbers of a partnership, for its steering group"
    PASSES = "how often a case was passed, for those who see the case"
    LOOKS = "who looked at a case, for those who hold it or decide what is told of it"
    UNUSUAL = "what is unusual on the record, for the head of those who looked"
    FILING = "an agency's own words and how it came by what it read, for its own journal"
    REMOVALS = "what was removed, by case number and counts, for those who answer for the partnership"
    PLACING = "whom the chair may place a handover with"


@contextmanager
def reaching(reach: Reach) -> Iterator[None]:
    """Inside a transaction. When something raises, the savepoint around it takes the reach back."""
    before = _reach(reach)
    yield
    _reach(before)


def _reach(reach: str) -> str:
    """How far the database lets this connection see from now; it returns how far it did before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(current_setting('app.reach', true), ''), set_config('app.reach', %s, true)",
            [reach],
        )
        return cursor.fetchone()[0]
