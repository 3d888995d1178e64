"""The record is a chain: whoever changes, removes or inserts a line is found out, although they own the database."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from backend.config.database import as_owner
from backend.core.actor import acting_as
from backend.core.chain import seal_record
from backend.core.ends import keep_end, kept_end
from backend.core.models import RecordLine, RecordSeal
from backend.core.record import put_on_record
from backend.core.verifying import Flaw, end_of_chain, flaws, still_holds
from tests.cast import MONDAY, actor

LATER = MONDAY + timedelta(hours=1)


def looks(count: int) -> list[int]:
    """So many lines of a record, sealed; their numbers."""
    with acting_as(actor("betjent")) as by:
        for _ in range(count):
            put_on_record(by, at=MONDAY, act="case-opened", about="case:1", reason="On duty")
    seal_record(at=MONDAY)
    return list(RecordLine.objects.values_list("pk", flat=True))


def tampered(statement: str, *about: Any) -> list[Flaw]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, about)
    return list(flaws(at=LATER))


def test_a_record_left_alone_is_whole(cloned_database):
    looks(3)
    assert not list(flaws(at=LATER))


def test_a_clock_that_is_set_back_leaves_the_chain_whole(cloned_database):
    for hours in (2, 0, 1):
        with acting_as(actor("betjent")) as by:
            put_on_record(by, at=MONDAY + timedelta(hours=hours), act="case-opened", about="case:1")
        seal_record(at=MONDAY + timedelta(hours=hours))
    with acting_as(actor("betjent")) as by:
        put_on_record(by, at=MONDAY + timedelta(hours=3), act="case-opened", about="case:1")
    seal_record(at=MONDAY + timedelta(hours=1))
    assert not list(flaws(at=MONDAY + timedelta(hours=1)))


def test_a_clock_that_leaps_between_a_line_and_its_link_is_named_and_breaks_no_link(cloned_database):
    """It cannot be told from a line that came in another way, so it is shown: whoever set the clock can say so."""
    with acting_as(actor("betjent")) as by:
        put_on_record(by, at=MONDAY, act="case-opened", about="case:1")
    seal_record(at=MONDAY + timedelta(hours=2))
    assert [flaw.what for flaw in flaws(at=MONDAY + timedelta(hours=2))] == ["inserted"]


def test_sealing_again_adds_nothing(cloned_database):
    looks(3)
    assert seal_record(at=LATER) == 0


@pytest.mark.parametrize(
    "field", ["act = 'x'", "actor = null", "at = at + interval '1 second'", "reason = ''"]
)
def test_a_changed_line_shows(cloned_database, field):
    lines = looks(3)
    assert tampered(f"update record_line set {field} where id = %s", lines[1]) == [
        Flaw("changed", 2, lines[1])
    ]


def test_a_removed_line_shows(cloned_database):
    lines = looks(3)
    assert tampered("delete from record_line where id = %s", lines[1]) == [Flaw("removed", 2, lines[1])]


def test_a_line_removed_with_its_link_shows(cloned_database):
    lines = looks(3)
    tampered("delete from record_line where id = %s", lines[1])
    found = tampered("delete from record_seal where line = %s", lines[1])
    assert found == [Flaw("missing-link", 3, lines[2])]


INSERT = """
insert into record_line (at, actor_kind, for_whom, act, outcome, about, reason)
values (%s, 'clock', '', 'x', 'ok', '', '')
"""


def test_an_inserted_line_shows_before_and_after_it_is_sealed(cloned_database):
    looks(2)
    assert [flaw.what for flaw in tampered(INSERT, MONDAY)] == ["unsealed"]
    seal_record(at=LATER)
    assert [flaw.what for flaw in flaws(at=LATER)] == ["inserted"]


def test_without_the_key_a_new_chain_cannot_be_made(cloned_database, settings):
    """Somebody who owns the database seals all of it anew."""
    looks(2)
    tampered("update record_line set act = 'x'")
    tampered("delete from record_seal")
    name = next(iter(settings.INDEX_KEYS))
    ours, settings.INDEX_KEYS = settings.INDEX_KEYS, {name: "guessed"}
    seal_record(at=MONDAY)
    settings.INDEX_KEYS = ours
    assert {flaw.what for flaw in flaws(at=LATER)} == {"changed"}


def test_an_end_that_was_cut_off_shows_to_whoever_kept_it(cloned_database):
    lines = looks(3)
    kept = end_of_chain()
    assert still_holds(kept)
    tampered("delete from record_seal where line >= %s", lines[1])
    tampered("delete from record_line where id >= %s", lines[1])
    assert not list(flaws(at=LATER)) and not still_holds(kept)


def test_a_line_that_commits_behind_another_is_sealed_as_well(cloned_database):
    """Numbers are drawn before the commit, so a smaller one may come later."""
    first, second = looks(2)
    tampered("update record_line set id = id + 5 where id = %s", second)
    RecordSeal.objects.count()
    tampered("delete from record_seal where line = %s", second)
    seal_record(at=MONDAY)
    assert list(RecordSeal.objects.values_list("line", flat=True)) == [first, second + 5]


def test_a_record_cut_off_or_emptied_no_longer_has_the_end_that_was_kept(cloned_database, settings, tmp_path):
    settings.RECORD_END_FILE = str(tmp_path / "end")
    lines = looks(3)
    assert keep_end() and still_holds(kept_end()) and kept_end() == end_of_chain()
    tampered("delete from record_seal where line >= %s", lines[1])
    tampered("delete from record_line where id >= %s", lines[1])
    before = kept_end()
    looks(1)
    with pytest.raises(CommandError, match="cut off"):
        call_command("verify_record")
    assert not keep_end() and kept_end() == before
    tampered("delete from record_seal")
    tampered("delete from record_line")
    with pytest.raises(CommandError, match="cut off"):
        call_command("verify_record")


def test_nobody_writes_a_line_in_anothers_name(cloned_database):
    with (
        acting_as(actor("fremmed")),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        put_on_record(actor("betjent"), at=MONDAY, act="case-opened", about="case:1")


def test_a_link_and_an_anchor_with_a_made_up_key_are_flaws_among_others(cloned_database):
    looks(2)
    found = tampered("insert into record_seal values (3, 999999, %s, 'made-up:mark')", MONDAY)
    assert [flaw.what for flaw in found] == ["removed"]
    found = tampered("update record_seal set mark = 'made-up:mark' where position = 1")
    assert [flaw.what for flaw in found] == ["changed", "changed", "removed"]
    found = tampered("insert into record_anchor values (9, 9, 'x', %s, %s, 'made-up:mark')", MONDAY, MONDAY)
    assert "false-anchor" in {flaw.what for flaw in found}


def test_a_line_or_link_with_a_number_far_ahead_holds_nothing_up(cloned_database):
    with acting_as(actor("betjent")) as by:
        RecordLine.objects.create(id=2**62, at=MONDAY, actor_kind=by.kind, actor=by.id, act="x", outcome="ok")
    seal_record(at=MONDAY)
    looks(2)
    assert not list(flaws(at=LATER)) and RecordSeal.objects.count() == 3


def test_the_command_says_so(cloned_database, capsys):
    looks(2)
    call_command("verify_record")
    assert "The record is whole" in capsys.readouterr().out
    tampered("update record_line set act = 'x'")
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("verify_record")
