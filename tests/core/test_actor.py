"""Who acts: known to the house and to the database, inside and nowhere else."""

import pytest
from django.db import connection

from backend.core.actor import STRANGER, Actor, Kind, acting_as, clock, current
from tests.cast import actor

pytestmark = pytest.mark.django_db


def known_to_the_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.actor', true)")
        return cursor.fetchone()[0] or ""


def test_nobody_acts_outside():
    with pytest.raises(LookupError, match="nobody acts"):
        current()


def test_inside_the_house_knows_who_acts():
    with acting_as(actor("betjent")) as betjent:
        assert current() is betjent


def test_inside_the_database_knows_who_acts():
    with acting_as(actor("betjent")) as betjent:
        assert known_to_the_database() == f"person:{betjent.id}"


def test_afterwards_nobody_acts():
    with acting_as(actor("betjent")):
        pass
    with pytest.raises(LookupError):
        current()


def test_who_acts_within_another_gives_way_again():
    with acting_as(actor("betjent")) as betjent:
        with acting_as(clock("sweep")):
            assert known_to_the_database() == "clock:sweep"
        assert known_to_the_database() == betjent.name


def test_whoever_fails_acts_no_longer():
    with pytest.raises(ZeroDivisionError), acting_as(actor("betjent")):
        1 / 0  # noqa: B018
    with pytest.raises(LookupError):
        current()


def test_a_system_says_whom_it_serves():
    assert Actor(Kind.SYSTEM, for_whom="fagsystem").name == "system:fagsystem"


def test_a_stranger_is_nobody_in_particular():
    assert (STRANGER.id, STRANGER.person) == (None, None)


def test_two_of_the_same_person_are_the_same_actor():
    assert actor("betjent") == actor("betjent") != actor("visitator")
