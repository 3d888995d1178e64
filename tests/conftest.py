"""What every test stands on: a migrated database used as the application's role, and no network.

The `db` mark rolls back. A test that commits for real, or starts processes, asks for `cloned_database`.
"""

import gc
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

from backend.config import database, embedded
from tests import network, planning
from tests.database import BuiltWorld, Clone, TestDatabases, tests_see_all

connection_created.connect(tests_see_all)


@pytest.fixture(scope="session")
def test_server() -> Iterator[None]:
    """The server DATABASE_URL names, or an embedded one of the tests' own, apart from the one `make run` uses."""
    if os.environ.get("DATABASE_URL"):
        with database.switched(OPTIONS=planning.at_once()):
            yield
        return
    cluster = embedded.cluster_of(database.CHECKOUT, fleeting=True)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATABASE_URL", cluster.url(embedded.APP))
        environment.setenv("DATABASE_OWNER_URL", cluster.url(embedded.OWNER))
        with (
            database.switched(**database.settings_for(database.app_url())),
            database.switched(OPTIONS=planning.at_once()),
        ):
            yield


@pytest.fixture(scope="session")
def test_databases(test_server, django_db_blocker) -> Iterator[TestDatabases]:
    databases = TestDatabases()
    with django_db_blocker.unblock():
        databases.prepare()
    yield databases
    databases.close()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, test_databases) -> Iterator[None]:
    """Instead of pytest-django's own, which would create, migrate and test as one and the same role."""
    with test_databases.copy() as copy, database.switched(NAME=copy.name):
        yield


@pytest.fixture(scope="session")
def built_world(test_databases, django_db_setup, django_db_blocker) -> Iterator[BuiltWorld]:
    """The standing world, made once in a database of its own, from which every module reads it (see `tests.world`)."""
    from tests.world import build  # not before: it needs the apps

    with test_databases.copy() as clone:
        with django_db_blocker.unblock(), database.switched(NAME=clone.name):
            ids = build()
        yield BuiltWorld(clone.name, ids)


@pytest.fixture
def cloned_database(test_databases, django_db_blocker) -> Iterator[Clone]:
    """A database of this test's own, for real commits, threads and processes. Threads close their connections."""
    if connection.in_atomic_block:
        raise pytest.UsageError("cloned_database does not go with the db mark: its transaction is elsewhere")
    with test_databases.copy() as clone, django_db_blocker.unblock(), database.switched(NAME=clone.name):
        yield clone


@pytest.fixture(autouse=True, scope="session")
def assets_listed_once() -> Iterator[None]:
    """Every test client builds the middleware anew, and listing the static files is nine tenths of that work."""
    from backend.web.assets import Assets  # not before: it needs the settings

    listed: dict[str, Any] = {}
    listing = Assets.add_files_from_finders

    def once(assets: Assets) -> None:
        if not listed:
            listing(assets)
            listed.update(assets.files)
        assets.files = listed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Assets, "add_files_from_finders", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def plans_kept() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        planning.keep_over_rollbacks(patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", network.connect_here)
        yield


def pytest_collection_finish() -> None:
    """What has been collected stays until the end: looking through it for garbage again and again is for nothing.

    And what a test leaves behind is small beside what two workers have: it is looked for seldom.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        mark = item.get_closest_marker("django_db")
        if "transactional_db" in getattr(item, "fixturenames", ()) or (
            mark and mark.kwargs.get("transaction")
        ):
            raise pytest.UsageError(
                f"{item.nodeid}: emptying tables is forbidden here, ask for cloned_database"
            )
