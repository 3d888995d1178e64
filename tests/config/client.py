"""A process that uses a checkout's database until its input ends: `python -m tests.config.client CHECKOUT`."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[2]
PATH = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}


class Client:
    def __init__(self, checkout: Path, python: str = sys.executable, **identity: Any):
        self._process = subprocess.Popen(
            [python, "-m", __name__, str(checkout)],
            cwd=HERE,
            env=PATH,
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
        if self._process.returncode is None:
            self._process.communicate()
        return self._process.returncode

    def kill(self) -> None:
        self._process.kill()
        self.leave()


def main() -> None:
    from backend.config.embedded import APP, cluster_of

    print(cluster_of(Path(sys.argv[1])).url(APP), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
