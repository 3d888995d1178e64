"""What happened stays: the application's role has no right to change it, by the database's own catalogue (P10)."""

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from tests import situations

pytestmark = pytest.mark.django_db
APPEND_ONLY = (
    "history_line",
    "record_line",
    "record_seal",
    "disclosure",
    "not_shared",
    "agenda_point",
    "minutes",
    "dropped_decision",
    "part_proposal",
    "part_approval",
    "system_deed",
)
WAYS = {
    "update": "update {table} set at = now()",
    "delete": "delete from {table}",
    "truncate": "truncate {table}",
}


def asked(question: str, *about: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(question, about)
        return [row[0] for row in cursor.fetchall()]


def test_the_tests_run_as_the_application():
    assert asked("select current_user") == [settings.DATABASE_APP_ROLE]


def test_the_application_is_no_superuser_and_belongs_to_nobody():
    assert asked(
        "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user"
    ) == [False]
    assert asked("select count(*) from pg_auth_members where member = current_user::regrole") == [0]


def test_the_application_owns_nothing():
    assert asked("select relname from pg_class where relowner = current_user::regrole") == []
    assert asked("select nspname from pg_namespace where nspowner = current_user::regrole") == []


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("way", WAYS)
def test_no_right_to_change_what_happened_was_granted(table, way):
    assert asked("select has_table_privilege(current_user, %s, %s)", table, way) == [False]


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_single_column_can_be_changed_either(table):
    columns = (
        "select bool_or(has_column_privilege(current_user, attrelid, attnum, 'update')) from pg_attribute"
    )
    assert asked(f"{columns} where attrelid = %s::regclass and attnum > 0", table) == [False]


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("way", WAYS)
def test_trying_is_refused(table, way):
    situations.received()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        asked(WAYS[way].format(table=table))


def test_no_table_can_be_emptied_at_once():
    able = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    assert asked(f"{able} and has_table_privilege(current_user, oid, 'truncate')") == []


def test_no_trigger_stands_between_the_application_and_its_tables():
    """Rules are constraints and rights: a trigger can be switched off by whoever runs SQL. The queue's own are its."""
    ours = "not starts_with(tgrelid::regclass::text, 'procrastinate')"
    assert asked(f"select tgname from pg_trigger where not tgisinternal and {ours}") == []
