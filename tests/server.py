"""A server of one's own: the real application in a process, on a loopback port, on a clone. It can be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.database import Clone

HERE = Path(__file__).resolve().parents[1]
READY_WITHIN = 60.0
PAGES_ALONE = [
    "-m",
    "granian",
    "--interface",
    "wsgi",
    "backend.config.wsgi:application",
    "--host",
    "127.0.0.1",
]
COMMAND = ["-m", "uvicorn", "backend.config.asgi:application", "--host", "127.0.0.1", "--lifespan", "on"]
SETTINGS = {"DATABASE_POOL": "1", "SWEEP_SECONDS": "1"}
# On loopback, without TLS: reading the machine's certificates for every client costs more than what it asks.
PLAIN: dict[str, Any] = {"trust_env": False, "verify": False}


class Server:
    """`start`, `stop`, `kill` and start again: always on the same port and the same database."""

    def __init__(self, clone: Clone, log: Path, command: Sequence[str] = COMMAND, **settings: str) -> None:
        self._command = command
        self._environment = {**os.environ, **SETTINGS, **clone.environment, **settings}
        self._port = free_port()
        self._log = log
        self._process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def bell(self) -> str:
        return f"ws://127.0.0.1:{self._port}/live/notices"

    def start(self) -> None:
        self.launch()
        self.wait_until_ready()

    def launch(self) -> None:
        command = [sys.executable, *self._command, "--port", str(self._port), "--log-level", "warning"]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                command,
                cwd=HERE,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that a kill takes its children, too
            )

    def kill(self) -> None:
        """As when the power goes: nothing is finished, nobody is told."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> int:
        assert self._process
        self._process.terminate()
        try:
            return self._process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def said(self) -> str:
        return self._log.read_text()

    def api(self, token: str, **options: Any) -> httpx.Client:
        headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
        return httpx.Client(base_url=f"{self.address}/api/v1", headers=headers, **PLAIN, **options)

    def wait_until_ready(self) -> None:
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            assert self._process and self._process.poll() is None, self.said()
            try:
                if httpx.get(f"{self.address}/readyz", timeout=5, **PLAIN).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        raise TimeoutError(f"the server did not become ready: {self.said()}")


@contextmanager
def serving(clone: Clone, log: Path, command: Sequence[str] = COMMAND, **settings: str) -> Iterator[Server]:
    server = Server(clone, log, command, **settings)
    server.start()
    try:
        yield server
    finally:
        if server._process and server._process.poll() is None:
            server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
