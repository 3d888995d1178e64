"""Whom the database server runs as. PostgreSQL refuses root, so root's server belongs to `nobody`."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    @property
    def is_another(self) -> bool:
        return self.uid != os.geteuid()

    def run(
        self, command: Sequence[str | Path], *, cwd: Path, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        # A bare environment: a PGDATA or PGPORT of the person's own must not steer this server.
        return subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            input=stdin,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            text=True,
            capture_output=True,
            check=False,
            **self._identity(),
        )

    def reaches(self, path: Path) -> bool:
        """May the account enter this directory, or run this file? The kernel answers, not the mode bits."""
        if not self.is_another:
            return os.access(path, os.X_OK)
        return self.run(["test", "-x", path], cwd=Path("/")).returncode == 0

    def own(self, path: Path) -> None:
        path.chmod(0o700 if path.is_dir() else 0o600)
        if self.is_another:
            os.chown(path, self.uid, self.gid)

    def _identity(self) -> dict:
        if not self.is_another:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account() -> Account:
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return Account(NOBODY, NOBODY)
    return Account(nobody.pw_uid, nobody.pw_gid)
