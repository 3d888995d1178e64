"""What all benches share: a site behind granian, and the report they write at the end."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection

from backend.config.database import switched
from tests.bench import report
from tests.bench.national import fill
from tests.database import Clone
from tests.server import PAGES_ALONE, Server, serving

Sited = Callable[[int], AbstractContextManager["Site"]]


class Site:
    def __init__(self, server: Server, clone: Clone) -> None:
        self.server, self.clone = server, clone

    def backends(self) -> list[int]:
        """The database's processes that work for the server."""
        with connection.cursor() as cursor:
            cursor.execute(
                "select pid from pg_stat_activity where datname = %s and pid <> pg_backend_pid()"
                " and backend_type = 'client backend'",
                [self.clone.name],
            )
            return [pid for (pid,) in cursor.fetchall()]


@pytest.fixture(scope="session")
def measured() -> Iterator[list[report.Row]]:
    """Whatever is put into it stands in `docs/performance.md` afterwards."""
    rows: list[report.Row] = []
    yield rows
    if rows:
        report.write(rows)


@pytest.fixture
def sited(test_databases, django_db_blocker, tmp_path) -> Sited:
    """`sited(cases)`: a site with so many cases, behind granian, that the test looks into as well."""

    @contextmanager
    def with_cases(cases: int) -> Iterator[Site]:
        with (
            test_databases.copy() as clone,
            django_db_blocker.unblock(),
            switched(NAME=clone.name),
        ):
            fill(cases)
            with serving(clone, tmp_path / f"log{cases}", PAGES_ALONE, DATABASE_POOL_SIZE="2") as server:
                yield Site(server, clone)

    return with_cases
