"""Server, database and listener are killed a hundred times, in all orders, under a hundred thousand notices."""

import os

import pytest

from backend.core.clock import now
from backend.core.verifying import flaws
from tests.siege import done_twice, without_a_pair
from tests.soak.storm import storm
from tests.soundness import unsound

pytestmark = pytest.mark.soak
KILLS = int(os.environ.get("SOAK_KILLS", "100"))
NOTICES = int(os.environ.get("SOAK_NOTICES", "100000"))


def test_nothing_said_is_lost_and_nothing_is_done_twice(site):
    toll = storm(site, notices=NOTICES, kills=KILLS)
    print(toll)
    assert toll.notices >= NOTICES and toll.kills >= KILLS
    assert not toll.wrong
    assert (done_twice(), without_a_pair(), unsound()) == (0, 0, {})
    assert not list(flaws(at=now()))
