"""Checkouts to try the embedded database in, each with a cluster of its own that is gone afterwards."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.config.client import Client

Enter = Callable[..., Client]


@pytest.fixture
def checkout() -> Iterator[Path]:
    with throw_away_checkout() as directory:
        yield directory


@pytest.fixture(scope="session")
def born() -> Iterator[Path]:
    """A checkout whose cluster has been made and stopped. Every test leaves it stopped."""
    with throw_away_checkout() as directory:
        client = Client(directory)
        client.url()
        client.leave()
        yield directory


@pytest.fixture
def enter() -> Iterator[Enter]:
    """Lets a process use a checkout's database; all have left before the test ends."""
    clients: list[Client] = []

    def enter(place: Path, **identity: Any) -> Client:
        clients.append(Client(place, **identity))
        return clients[-1]

    yield enter
    for client in clients:
        client.leave()


@contextmanager
def throw_away_checkout() -> Iterator[Path]:
    # Not tmp_path: its parents are shut, and most checkouts are not.
    directory = Path(tempfile.mkdtemp(prefix="checkout-", dir="/tmp"))
    directory.chmod(0o755)
    yield directory
    for home in directory.rglob("postgres-*"):
        shutil.rmtree(home.resolve(), ignore_errors=True)
    shutil.rmtree(directory)
