"""The partnership at work for a long time: the same play as in the tests, until so many steps were taken (P2, P3).

After every one of them the whole database is asked whether an open case has two who can act, and whether what was
handed over still has somebody.
"""

import os
from typing import ClassVar

import pytest
from hypothesis import seed, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from tests.coordination.always_somebody import Partnership
from tests.coordination.test_always_somebody import PLAY

pytestmark = pytest.mark.soak
STEPS, PARTS = int(os.environ.get("SOAK_STEPS", "100000")), 10
LONG_DAYS = settings(PLAY, max_examples=10, stateful_step_count=100)


class LongDays(Partnership):
    steps: ClassVar[int] = 0

    @invariant()
    def a_step_was_taken(self) -> None:
        LongDays.steps += 1


@pytest.mark.parametrize("part", range(PARTS))
def test_after_every_step_somebody_has_every_case(cloned_database, part):
    LongDays.steps, turn = 0, part
    while LongDays.steps < STEPS / PARTS:
        run_state_machine_as_test(seed(turn)(LongDays), settings=LONG_DAYS)
        turn += PARTS
    print(f"{LongDays.steps} steps of {STEPS}, part {part + 1} of {PARTS}")
