"""The house at full size, broken on purpose. Only in `make soak`."""

from collections.abc import Iterator

import pytest

from tests.coordination.test_races import block_several, race_against_blocking
from tests.server import Server, serving
from tests.siege import besiege, done_twice, without_a_pair
from tests.soundness import unsound

pytestmark = pytest.mark.soak
HANDOVERS, KILLS = 1_000, 25


@pytest.fixture
def server(cloned_database, tmp_path) -> Iterator[Server]:
    with serving(cloned_database, tmp_path / "log") as running:
        yield running


def test_a_thousand_handovers_and_twenty_five_kills(server):
    count = besiege(server, clients=8, handovers=HANDOVERS, kills=KILLS)
    print(count)
    assert count.handovers == count.accepted == HANDOVERS
    assert (count.wrong, done_twice(), without_a_pair(), unsound()) == (0, 0, 0, {})


def test_three_hundred_races_of_assigning_against_blocking(cloned_database):
    assert not race_against_blocking(300)


def test_everybody_blocked_at_once_thirty_times(cloned_database):
    assert not block_several(30)
