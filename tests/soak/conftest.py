"""A site that may be broken in every part: its own database, and processes that are started and killed."""

from collections.abc import Iterator

import pytest

from tests.config.conftest import throw_away_checkout
from tests.own_database import OwnDatabase, own_database
from tests.soak.storm import Site


@pytest.fixture(scope="module")
def database(django_db_blocker) -> Iterator[OwnDatabase]:
    """Each test of a module leaves it running. No module asks for the other tests' database beside it."""
    with django_db_blocker.unblock(), throw_away_checkout() as checkout, own_database(checkout) as own:
        yield own


@pytest.fixture
def site(database, tmp_path) -> Iterator[Site]:
    site = Site(database, tmp_path)
    site.start()
    yield site
    site.stop()
