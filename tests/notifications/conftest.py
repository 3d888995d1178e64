"""One server for a module: its own clone, which the test process looks into as well."""

from collections.abc import Iterator

import pytest

from backend.config.database import switched
from tests.server import Server, serving


@pytest.fixture(scope="module")
def server(test_databases, django_db_blocker, tmp_path_factory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("server") / "log"
    with (
        test_databases.copy() as clone,
        django_db_blocker.unblock(),
        switched(NAME=clone.name),
        serving(clone, log) as running,
    ):
        yield running
