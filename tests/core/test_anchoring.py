"""The record is kept for a set time: its oldest lines go, and what is kept is as verifiable as before (P10)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from backend.archive.models import Removal
from backend.archive.use_cases.forgetting import sweep
from backend.config.database import as_owner
from backend.core.actor import acting_as
from backend.core.anchoring import forget_record
from backend.core.chain import seal_record
from backend.core.models import RecordAnchor, RecordLine
from backend.core.record import put_on_record
from backend.core.verifying import end_of_chain, flaws, still_holds
from tests.cast import MONDAY, actor

YEAR = timedelta(days=365)
NOW = MONDAY + 6 * YEAR


def written(count: int, at) -> None:
    with acting_as(actor("betjent")) as by:
        for _ in range(count):
            put_on_record(by, at=at, act="case-opened", about="case:1", reason="On duty")
    seal_record(at=at)


def by_the_owner(statement: str) -> set[str]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
    return {flaw.what for flaw in flaws(at=NOW)}


@pytest.fixture
def kept(cloned_database) -> str:
    """Three old lines and two new, the old ones gone; the end of the chain as it was between them."""
    written(3, MONDAY)
    end = end_of_chain()
    written(2, MONDAY + 5 * YEAR)
    assert sweep(at=NOW) == 3
    return end


def test_what_is_left_is_whole_and_goes_on(kept):
    assert RecordLine.objects.count() == 2 and not list(flaws(at=NOW))
    written(1, NOW)
    assert not list(flaws(at=NOW)) and still_holds(kept) and still_holds(end_of_chain())
    assert (RecordAnchor.objects.get().count, Removal.objects.get().count) == (3, 3)


def test_it_goes_again_and_to_the_last_line(kept):
    assert sweep(at=NOW + 5 * YEAR) == 2
    assert not RecordLine.objects.exists() and still_holds(kept)
    written(2, NOW + 5 * YEAR)
    assert not list(flaws(at=NOW + 5 * YEAR))


def test_a_change_and_a_loss_inside_what_is_kept_still_show(kept):
    assert by_the_owner("update record_line set act = 'x' where id = (select max(id) from record_line)") == {
        "changed"
    }
    assert by_the_owner("delete from record_line where id = (select max(id) from record_line)") == {"removed"}


def test_a_beginning_that_somebody_else_cut_off_shows(kept):
    cut = "delete from record_line; delete from record_seal where position = 4"
    further = "update record_anchor set position = 4, count = 4"
    assert "false-anchor" in by_the_owner(f"{cut}; {further}")
    assert "missing-link" in by_the_owner("delete from record_anchor")


def test_what_was_tampered_with_does_not_go(cloned_database):
    written(3, MONDAY)
    assert by_the_owner("update record_line set act = 'x' where id = (select min(id) from record_line)")
    assert sweep(at=NOW) == 0 and RecordLine.objects.count() == 3


def test_the_database_lets_no_young_line_go(cloned_database):
    written(2, NOW)
    call = "select forget_record(2, 2, '', %s, %s, '')"
    for by in (actor("drift"), None):
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            if by:
                with acting_as(by):
                    cursor.execute(call, [MONDAY, NOW])
            else:
                assert forget_record(older_than=MONDAY, at=NOW) == 0
                cursor.execute(call, [MONDAY, NOW])
