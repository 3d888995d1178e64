"""Doing several things at the same moment, each in a thread with a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

Act = Callable[[], Any]
LONGEST = 60.0


def at_once(acts: Sequence[Act]) -> list[Any]:
    """What each of them returned, or the exception it raised, in the order given."""
    gate = Barrier(len(acts), timeout=LONGEST)

    def through_the_gate(act: Act) -> Any:
        try:
            connection.ensure_connection()
            gate.wait()
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(through_the_gate, acts, timeout=LONGEST))


def failures(outcomes: Sequence[Any], *expected: type[Exception]) -> list[Exception]:
    """The exceptions among the outcomes that are none of those expected."""
    return [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, expected)]


def winners(outcomes: Sequence[Any]) -> list[int]:
    return [place for place, each in enumerate(outcomes) if not isinstance(each, Exception)]
