"""The application's role reads and writes rows, and no more. A test database is used exactly so."""

import psycopg
import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from backend.config import database

pytestmark = pytest.mark.django_db


def ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


FORBIDDEN = {
    "empty a table": "TRUNCATE django_session",
    "drop a table": "DROP TABLE django_session",
    "change a table": "ALTER TABLE django_session ADD COLUMN more integer",
    "make a table": "CREATE TABLE mine (id integer)",
    "make a temporary table": "CREATE TEMPORARY TABLE mine (id integer)",
    "make a schema": "CREATE SCHEMA mine",
    "become the owner": "SET ROLE en_indgang_owner",
}


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_the_application_may_not(statement):
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_owns_nothing():
    assert (
        ask("SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = current_user::regrole") == 0
    )


def test_the_application_cannot_step_around_row_security():
    assert ask("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") is False


def test_the_application_reads_and_writes_rows_of_every_table():
    missing = """
        SELECT count(*) FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND NOT has_table_privilege(c.oid, 'SELECT')
    """
    assert ask(missing) == 0


def test_nobody_enters_without_a_password():
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(database.app_url(), password="wrong")
