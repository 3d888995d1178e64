"""Checkouts to try the embedded database in, each with a cluster of its own that is gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.client import Client


@pytest.fixture
def checkout() -> Iterator[Path]:
    # Not tmp_path: its parents are shut, and most checkouts are not.
    directory = Path(tempfile.mkdtemp(prefix="checkout-", dir="/tmp"))
    directory.chmod(0o755)
    yield directory
    for home in directory.rglob("postgres-*"):
        shutil.rmtree(home.resolve(), ignore_errors=True)
    shutil.rmtree(directory)


@pytest.fixture
def born(checkout) -> Path:
    """A checkout whose cluster has been made and stopped."""
    client = Client(checkout)
    client.url()
    client.leave()
    return checkout
