"""What the application's role may do in a database: read and write rows. It owns nothing and makes nothing.

Runs as the owner before every migration, because default privileges belong to a database and its later tables.
"""

from typing import Any

from psycopg import sql

STATEMENTS = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {app}",
    "GRANT USAGE ON SCHEMA public TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app}",
)
# A temporary table is found before a real one of the same name. This right does not travel with a copy.
NO_TEMPORARY_TABLES = "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {app}"


def prepare(cursor: Any, *, app: str) -> None:
    """Give the application its rights in the database this cursor, the owner's, is connected to."""
    names = {"app": sql.Identifier(app)}
    for statement in STATEMENTS:
        cursor.execute(sql.SQL(statement).format(**names))
    cursor.execute("SELECT current_database()")
    forbid_temporary_tables(cursor, database=cursor.fetchone()[0], app=app)


def forbid_temporary_tables(cursor: Any, *, database: str, app: str) -> None:
    names = {"database": sql.Identifier(database), "app": sql.Identifier(app)}
    cursor.execute(sql.SQL(NO_TEMPORARY_TABLES).format(**names))
