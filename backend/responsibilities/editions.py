"""What is published: a folder per version, a checksum per file. An edition is succeeded, never edited."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

DATA = Path(__file__).parent / "data"
CHECKSUMS = "checksums.toml"
WARNING = "# Written by `manage.py publish_model`. An edition is succeeded, never edited."


class EditionChangedError(ValueError):
    """A published file differs from what was published."""


def versions(data: Path) -> list[str]:
    return sorted(folder.name for folder in data.iterdir() if folder.is_dir()) if data.exists() else []


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def checksums_of(data: Path) -> dict[str, str]:
    """As the files are now, by path below `data`."""
    files = sorted(path for version in versions(data) for path in (data / version).rglob("*.toml"))
    return {path.relative_to(data).as_posix(): checksum(path.read_bytes()) for path in files}


def published_checksums(data: Path) -> dict[str, str]:
    index = data / CHECKSUMS
    return tomllib.loads(index.read_text(encoding="utf-8"))["published"] if index.exists() else {}


def changed(data: Path) -> Iterator[str]:
    """The files that are not as they were published: edited, removed or slipped in."""
    now, then = checksums_of(data), published_checksums(data)
    return (path for path in sorted(now.keys() | then.keys()) if now.get(path) != then.get(path))


def require_unchanged(data: Path) -> None:
    if paths := list(changed(data)):
        raise EditionChangedError(f"published, and since changed: {', '.join(paths)}")


def index_text(checksums: Mapping[str, str]) -> str:
    lines = (f'"{path}" = "{digest}"' for path, digest in sorted(checksums.items()))
    return "\n".join([WARNING, "[published]", *lines, ""])
