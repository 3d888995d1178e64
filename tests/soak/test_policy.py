"""The rules against their reference, on many more worlds than the tests have time for."""

import pytest
from hypothesis import settings

from tests.policy.test_reference import PLAY, agree_on_worlds

pytestmark = [pytest.mark.soak, pytest.mark.django_db]


def test_the_software_and_its_reference_agree_on_a_thousand_worlds():
    agree_on_worlds(settings(PLAY, max_examples=1_000))
