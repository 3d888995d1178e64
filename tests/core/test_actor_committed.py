"""After a real commit the database has forgotten who acted: a pooled connection carries nobody along."""

from backend.core.actor import STRANGER, acting_as
from tests.core.test_actor import known_to_the_database


def test_the_database_forgets_with_the_transaction(cloned_database):
    with acting_as(STRANGER):
        assert known_to_the_database() == STRANGER.name
    assert known_to_the_database() == ""
