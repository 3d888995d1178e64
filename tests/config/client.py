"""A process that uses a checkout's database until its input ends: `python -m tests.config.client CHECKOUT`."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[2]


class Client:
    def __init__(self, checkout: Path, **identity: Any):
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(checkout)],
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            **identity,
        )

    def url(self) -> str:
        """Waits until the database is there."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def leave(self) -> int:
        self._process.communicate()
        return self._process.returncode

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()


def main() -> None:
    from backend.config.embedded import APP, cluster_of

    print(cluster_of(Path(sys.argv[1])).url(APP), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
