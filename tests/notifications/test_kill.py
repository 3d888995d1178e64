"""kill -9 of the server amid handovers by several clients: nothing said is lost, no case is without (P9, P2)."""

import pytest

from tests.siege import Count, besiege, done_twice, without_a_pair
from tests.soundness import unsound

pytestmark = pytest.mark.slow
HANDOVERS, KILLS = 40, 2


@pytest.fixture(scope="module")
def counted(server) -> Count:
    return besiege(server, clients=4, handovers=HANDOVERS, kills=KILLS)


def test_no_notice_is_lost_doubled_or_out_of_order(counted):
    assert counted.notices > HANDOVERS
    assert not counted.wrong, counted


def test_every_handover_asked_for_was_done_once(counted):
    assert counted.handovers == counted.accepted == HANDOVERS
    assert done_twice() == 0


def test_the_clients_were_cut_off_and_came_back(counted):
    assert counted.repeated
    assert counted.reconnects >= KILLS


def test_no_case_is_without_a_coordinator_and_a_deputy(counted):
    assert without_a_pair() == 0
    assert not unsound()
