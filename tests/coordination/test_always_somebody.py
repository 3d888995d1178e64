"""Whatever happens in whatever order, an open case has somebody, and no handover dead-ends (P2, P3)."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.coordination.always_somebody import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PLAY = settings(
    max_examples=14,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.generate],  # a failing play is printed as it was; making it shorter takes minutes
)


def test_an_open_case_always_has_somebody_and_no_handover_dead_ends():
    run_state_machine_as_test(Partnership, settings=PLAY)
