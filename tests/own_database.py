"""A database server of a test's own, which may be killed while the one of the other tests goes on."""

import io
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command

from backend.config import database
from backend.config.embedded import APP, OWNER
from backend.config.embedded.birth import DATABASE
from backend.config.embedded.cluster import FLEETING, Cluster
from tests.database import Clone


class OwnDatabase:
    """`kill` and `launch` again: always the same address and the same rows."""

    def __init__(self, checkout: Path) -> None:
        self._cluster = Cluster(checkout, fleeting=True)
        self._cluster.attach()
        self.clone = Clone(DATABASE, self._cluster.url(APP), self._cluster.url(OWNER))

    def kill(self) -> None:
        """As when the machine's memory is out: its children end by themselves, nothing is written to the end."""
        os.kill(self.process, signal.SIGKILL)

    def launch(self) -> None:
        self._cluster._server.start(self.clone.app_url, FLEETING)

    @property
    def process(self) -> int:
        return int((self._cluster._server.data / "postmaster.pid").read_text().split()[0])

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self._cluster._socket

    def end(self) -> None:
        self.launch()
        self._cluster.release()


@contextmanager
def own_database(checkout: Path) -> Iterator[OwnDatabase]:
    """With all tables and the demonstration in it; this process looks into it meanwhile."""
    with pytest.MonkeyPatch.context() as environment:
        own = OwnDatabase(checkout)
        environment.setenv("DATABASE_URL", own.clone.app_url)
        environment.setenv("DATABASE_OWNER_URL", own.clone.owner_url)
        try:
            with database.switched(**database.settings_for(own.clone.app_url)):
                call_command("migrate", verbosity=0, interactive=False)
                call_command("load_demo", stdout=io.StringIO())
                yield own
        finally:
            own.end()
