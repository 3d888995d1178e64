"""The partnership at work for a long time: the same play as in the tests, many more and longer days."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.coordination.always_somebody import Partnership
from tests.coordination.test_always_somebody import PLAY

pytestmark = [pytest.mark.soak, pytest.mark.django_db]


def test_two_hundred_long_days():
    run_state_machine_as_test(Partnership, settings=settings(PLAY, max_examples=200, stateful_step_count=40))
