"""A disk so small that it can be filled: a file system in memory, which only root may mount."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

PIECE = 4096


class Disk:
    def __init__(self, place: Path) -> None:
        self._ballast = place / "ballast"

    def fill(self) -> None:
        """To the last page."""
        with self._ballast.open("ab", buffering=0) as ballast, suppress(OSError):
            while True:
                ballast.write(bytes(PIECE))

    def make_room(self) -> None:
        self._ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Disk]:
    """At `place`, for a while."""
    options = f"size={megabytes}m,mode=755"
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place]).returncode:
        pytest.skip("only root can mount a small disk, where the machine lets it")
    disk = Disk(place)
    try:
        yield disk
    finally:
        disk.make_room()
        subprocess.run(["umount", "--lazy", place], check=True)
