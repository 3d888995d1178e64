"""A backup is whole, is read by its owner alone, and goes into an empty database or nowhere."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from backend.config import database
from backend.core.chain import seal_record
from backend.core.record import put_on_record
from tests.cast import MONDAY, actor
from tests.database import TestDatabases
from tests.situations import seated

TABLES = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
)
RIGHTS = """
    SELECT table_name, privilege_type FROM information_schema.role_table_grants
    WHERE grantee = 'en_indgang_app' ORDER BY 1, 2
"""
POLICIES = "SELECT tablename, policyname, roles, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2"


def ask(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def rows() -> dict[str, int]:
    with database.as_owner():
        return {table: ask(f"SELECT count(*) FROM {table}")[0][0] for (table,) in ask(TABLES)}


def test_a_backup_brings_everything_back_and_the_walls_with_it(
    cloned_database, test_databases: TestDatabases, tmp_path, capsys
):
    case, file = seated(), tmp_path / "all.backup"
    put_on_record(actor("koordinator"), at=MONDAY, act="case-opened", about=f"case:{case.pk}", reason="")
    seal_record(at=MONDAY)
    call_command("backup", file)
    before = rows(), ask(RIGHTS), ask(POLICIES)
    assert file.stat().st_mode & 0o777 == 0o600 and [*tmp_path.iterdir()] == [file]
    with test_databases.copy(of="template1") as empty, database.switched(NAME=empty.name):
        call_command("restore", file)
        call_command("verify_record")
        assert (rows(), ask(RIGHTS), ask(POLICIES)) == before and before[2]
        assert "The record is whole" in capsys.readouterr().out
        assert case.parties.get().name == "Ulla Udsat"
        with pytest.raises(CommandError, match="not empty"):
            call_command("restore", file)
    with pytest.raises(CommandError, match="already"):
        call_command("backup", file)


def test_what_is_no_backup_changes_nothing(cloned_database, test_databases: TestDatabases, tmp_path):
    file = tmp_path / "none.backup"
    file.write_text("nothing")
    with test_databases.copy(of="template1") as empty, database.switched(NAME=empty.name):
        with pytest.raises(CommandError, match="pg_restore stopped"):
            call_command("restore", file)
        assert rows() == {}
