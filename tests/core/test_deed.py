"""A deed: all of it or nothing, the bell once and last, never one inside another."""

from datetime import datetime

import pytest

from backend.agencies.models import Region
from backend.core.actor import STRANGER
from backend.core.deed import deed, lock
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


class Bell:
    """Remembers each ring, and what had been written when it rang."""

    def __init__(self) -> None:
        self.rings: list[tuple[list, int]] = []

    def __call__(self, doing) -> None:
        self.rings.append((list(doing.events), Region.objects.filter(name__startswith="Try").count()))


@pytest.fixture
def bell() -> Bell:
    return Bell()


def test_the_bell_rings_once_with_everything_that_happened(bell):
    with deed(by=STRANGER, at=MONDAY, ring=bell) as doing:
        doing.tells("first")
        doing.tells("second")
    assert [events for events, _ in bell.rings] == [["first", "second"]]


def test_the_bell_rings_after_the_last_row(bell):
    with deed(by=STRANGER, at=MONDAY, ring=bell) as doing:
        doing.tells("begun")
        Region.objects.create(name="Try one")
        Region.objects.create(name="Try two")
    assert [written for _, written in bell.rings] == [2]


def test_a_deed_in_which_nothing_happened_rings_nobody(bell):
    with deed(by=STRANGER, at=MONDAY, ring=bell):
        pass
    assert bell.rings == []


def test_a_line_to_remember_is_enough_to_be_finished(bell):
    with deed(by=STRANGER, at=MONDAY, ring=bell) as doing:
        doing.remembers("a line")
    assert len(bell.rings) == 1


def test_a_deed_that_fails_leaves_nothing_and_rings_nobody(bell):
    with pytest.raises(ZeroDivisionError), deed(by=STRANGER, at=MONDAY, ring=bell) as doing:
        Region.objects.create(name="Try one")
        doing.tells("begun")
        1 / 0  # noqa: B018
    assert not Region.objects.filter(name="Try one").exists()
    assert bell.rings == []


def test_a_bell_that_fails_undoes_the_deed():
    def broken(doing) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError), deed(by=STRANGER, at=MONDAY, ring=broken) as doing:
        Region.objects.create(name="Try one")
        doing.tells("begun")
    assert not Region.objects.filter(name="Try one").exists()


def test_deeds_do_not_nest(bell):
    with (
        pytest.raises(RuntimeError, match="already under way"),
        deed(by=STRANGER, at=MONDAY, ring=bell),
        deed(by=STRANGER, at=MONDAY, ring=bell),
    ):
        pass


def test_a_deed_can_follow_one_that_failed(bell):
    with pytest.raises(ZeroDivisionError), deed(by=STRANGER, at=MONDAY, ring=bell):
        1 / 0  # noqa: B018
    with deed(by=STRANGER, at=MONDAY, ring=bell) as doing:
        doing.tells("again")
    assert len(bell.rings) == 1


def test_a_naive_time_is_refused(bell):
    with pytest.raises(ValueError, match="zone"), deed(by=STRANGER, at=datetime(2026, 11, 23), ring=bell):  # noqa: DTZ001
        pass


def test_rows_are_locked_in_the_order_of_their_keys(django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        rows = lock(Region.objects.all())
    assert rows
    assert 'ORDER BY "region"."name" ASC FOR NO KEY UPDATE' in asked.captured_queries[0]["sql"]
