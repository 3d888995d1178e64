"""The databases of a test session: a template, migrated once as the owner, and copies of it, used as the application.

Only copies are ever written to. Every name in use is held by an advisory lock of the session that uses it, so
sessions may run side by side, and what a killed session left is dropped by the next one.
"""

import hashlib
import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from psycopg import conninfo, sql

from backend.config import database, roles

REFERENCE_FILES = (
    "*/migrations/*.py",
    "*/models.py",
    "*/models/*.py",
    "*/data/**/*",
    "config/roles.py",
    "core/wall.py",
    "core/appendonly.py",
    "config/demonstration/*.py",
    "config/management/commands/demo_token.py",
)
# A file system without a journal searches long for a free inode right after many were freed, and a copy has
# hundreds of files: 30 ms for a copy become 400 when the last one has just been dropped.
DROPPED_TOGETHER = 40

# clients only: the server's own workers are not ours to end
HANG_UP = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'
"""


def tests_see_all(connection, **_) -> None:
    """A test looks into every table, to see what was done. Whoever acts inside it sees what they may, and no more."""
    with connection.cursor() as cursor:
        cursor.execute("set app.reach = 'tests'")


@dataclass(frozen=True)
class Clone:
    name: str
    app_url: str
    owner_url: str

    @property
    def environment(self) -> dict[str, str]:
        """For a server in a process of its own."""
        return {"DATABASE_URL": self.app_url, "DATABASE_OWNER_URL": self.owner_url, "DEMO": "1"}


@dataclass(frozen=True)
class BuiltWorld:
    """Where the standing world is, and the id of the case in each situation."""

    name: str
    cases: dict[str, UUID]


class TestDatabases:
    __test__ = False

    def __init__(self) -> None:
        self._owner = psycopg.connect(database.owner_url(), autocommit=True)
        self._prefix = f"test_{self._owner.info.dbname}_"
        self._template = f"{self._prefix}template_{_fingerprint()}"
        self._app = connection.settings_dict["USER"]
        self._used: list[str] = []

    def prepare(self) -> None:
        self._ask("SELECT pg_advisory_lock(hashtextextended(%s, 0))", self._prefix)
        self._ask("SELECT pg_advisory_lock_shared(hashtextextended(%s, 0))", self._template)
        self._drop_abandoned()
        if not self._ask("SELECT 1 FROM pg_database WHERE datname = %s", self._template):
            self._make_template()
        self._ask("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", self._prefix)

    @contextmanager
    def copy(self, *, of: str = "") -> Iterator[Clone]:
        """Of the migrated template, unless another is named."""
        name = f"{self._prefix}{secrets.token_hex(4)}"
        self._ask("SELECT pg_advisory_lock(hashtextextended(%s, 0))", name)
        self._create(name, template=of or self._template)
        urls = (
            conninfo.make_conninfo(url, dbname=name) for url in (database.app_url(), database.owner_url())
        )
        yield Clone(name, *urls)
        self._ask(HANG_UP, name)
        self._used.append(name)
        if len(self._used) >= DROPPED_TOGETHER:
            self._drop_used()

    def close(self) -> None:
        self._drop_used()
        self._owner.close()

    def _make_template(self) -> None:
        unfinished = f"{self._prefix}unfinished"
        self._drop(unfinished)
        self._create(unfinished)
        with database.switched(NAME=unfinished):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("load_demo", stdout=io.StringIO())
            # whom tokens are made out to: their secrets take long to hash, so not once in every test
            call_command("demo_token", "fagsystem", "visitator", stdout=io.StringIO())
        self._do("ALTER DATABASE {} RENAME TO {}", unfinished, self._template)

    def _drop_used(self) -> None:
        while self._used:
            self._drop(self._used.pop())

    def _drop_abandoned(self) -> None:
        names = self._owner.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self._prefix]
        ).fetchall()
        for (name,) in names:
            if name != self._template and self._ask(
                "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", name
            ):
                self._drop(name)
                self._ask("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", name)

    def _create(self, name: str, template: str = "template1") -> None:
        self._do("CREATE DATABASE {} TEMPLATE {}", name, template)
        with self._owner.cursor() as cursor:
            roles.forbid_temporary_tables(cursor, database=name, app=self._app)

    def _drop(self, name: str) -> None:
        """Not by force: that would end the server's own hand as well, where it is just tidying there, and may not."""
        self._ask(HANG_UP, name)
        self._do("DROP DATABASE IF EXISTS {}", name)

    def _do(self, statement: str, *names: str) -> None:
        self._owner.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _ask(self, question: str, name: str) -> object:
        row = self._owner.execute(question, [name]).fetchone()
        return row and row[0]


def _fingerprint() -> str:
    """What the template depends on: the migrations of every app, our models (permissions follow them), the data."""
    ours = Path(database.__file__).parents[1]
    files = {file for pattern in REFERENCE_FILES for file in ours.glob(pattern) if file.is_file()}
    files.update(file for app in apps.get_app_configs() for file in Path(app.path).glob("migrations/*.py"))
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()[:12]
