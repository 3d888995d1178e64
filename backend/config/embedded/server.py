"""The running server: does it answer, start it, stop it. Who may do so, and when, is the cluster's business."""

import shlex
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psycopg
from django.core.exceptions import ImproperlyConfigured

from .account import Account

PATIENCE_SECONDS = 60


class Server:
    def __init__(self, directory: Path, socket: Path, *, programs: Path, account: Account):
        self.data, self._log, self._socket = directory / "data", directory / "log", socket
        self._programs, self._account = programs, account

    def start(self, url: str, settings: Iterable[str] = ()) -> None:
        """Bring the server up until it answers at `url`, whatever a crash left behind."""
        options = shlex.join(["-k", str(self._socket), *(f"-c{setting}" for setting in settings)])
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _answers(url):
            if time.monotonic() > deadline:
                raise ImproperlyConfigured(f"The embedded database does not start. Its log is {self._log}.")
            self._forget_zombie()
            # May fail once or twice after a crash, while the last children of the old server end.
            if not self._pg_ctl("start", "-l", self._log, "-o", options):
                time.sleep(0.2)

    def stop(self) -> None:
        self._pg_ctl("stop", "-m", "fast")

    def _pg_ctl(self, *arguments: str | Path) -> bool:
        command = [self._programs / "pg_ctl", "-D", self.data, "-w", "-t", str(PATIENCE_SECONDS), *arguments]
        return self._account.run(command, cwd=self.data.parent).returncode == 0

    def _forget_zombie(self) -> None:
        """A killed server nobody reaped still counts as running for PostgreSQL: take its note away.

        Children that still use the data are safe: PostgreSQL sees them by their shared memory and refuses.
        """
        note = self.data / "postmaster.pid"
        with suppress(OSError, IndexError):
            pid = note.read_text().split()[0]
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            if state in "ZX":
                note.unlink()


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError:
        return False
    return True
