"""The whole database in one file, and back again: PostgreSQL's own programs, as the owner.

The file has what the database has: sealed texts stay sealed, and the keys are not in it.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg import conninfo

from backend.config import roles
from backend.config.database import PLANNED_ONCE, as_owner
from backend.config.embedded.program import tool

TABLES = "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


class Refused(Exception):
    """What stands there is never written over."""


def back_up(file: Path) -> None:
    """As of one moment, while everybody works on. No file is written over, and half a one never stays."""
    if file.exists():
        raise Refused(f"{file} is there already.")
    unfinished = file.with_name(f"{file.name}.unfinished")
    with as_owner():
        unfinished.touch(mode=0o600)
        try:
            _run("pg_dump", "--format=custom", f"--file={unfinished}")
            os.link(unfinished, file)  # fails where another has come meanwhile
        finally:
            unfinished.unlink()


def restore(file: Path) -> None:
    """Into an empty database, all of it or nothing."""
    at = connection.settings_dict
    app = at["USER"]
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            if cursor.fetchone() != (0,):
                raise Refused("The database is not empty: restore into a new one.")
            # No more than this: rights given to later tables would come on top of what the file takes away.
            roles.forbid_temporary_tables(cursor, database=at["NAME"], app=app)
        _run("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", str(file))


def _run(program: str, *arguments: str) -> None:
    """The password goes by the environment: other people of the machine read what commands are called with."""
    at = connection.settings_dict
    where = {"host": at["HOST"], "port": at["PORT"], "user": at["USER"], "dbname": at["NAME"], **_options(at)}
    address = conninfo.make_conninfo(**{name: value for name, value in where.items() if value})
    environment = {**os.environ, "PGPASSWORD": at["PASSWORD"]}
    said = subprocess.run(
        [tool(program), f"--dbname={address}", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        raise Refused(f"{program} stopped: {said.stderr.strip().splitlines()[-1:]}")


def _options(at: dict[str, Any]) -> dict[str, Any]:
    """Those of the address: the others are how Django works with the connection."""
    return {name: value for name, value in at["OPTIONS"].items() if name not in {"pool", *PLANNED_ONCE}}
