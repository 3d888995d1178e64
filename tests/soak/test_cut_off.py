"""The line to the database breaks at each message of a deed, before the question is heard and before its answer."""

import pytest

from tests.config.test_database_away import line
from tests.interrupting import done_once_each_time
from tests.soundness import unsound

__all__ = ["line"]
pytestmark = pytest.mark.soak


def test_whichever_message_of_a_deed_is_lost_it_is_done_once_when_asked_again(line):
    assert not done_once_each_time(line)
    assert not unsound()
