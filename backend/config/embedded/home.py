"""Where the cluster lies: in the checkout's `var/`, or behind a link there when its account cannot get in.

A root-only checkout (under /root, say) keeps its doors shut: the cluster goes to /var/tmp instead of loosening
any directory that is not ours.
"""

import os
import shutil
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .account import Account
from .locks import Clients, alone

# Both are open to all; what we make there is made by mkdtemp, with an unguessable name and closed to others.
ELSEWHERE = Path("/var/tmp")  # noqa: S108
FOR_SOCKETS = Path("/tmp")  # noqa: S108
PREFIX = "en-indgang-"
LONGEST_SOCKET_PATH = 100  # Linux allows 107 bytes, macOS 103
SOCKET_NAME = ".s.PGSQL.5432"


def settle(link: Path, account: Account) -> Path:
    """The cluster's own directory, made when there is none."""
    link.parent.mkdir(parents=True, exist_ok=True)
    with alone(link.with_name(f".{link.name}.lock")):
        if not link.exists():
            link.unlink(missing_ok=True)
            _make(link, account)
        home = link.resolve()
        if home.stat().st_uid != os.geteuid():
            raise ImproperlyConfigured(f"{link} belongs to another user. Work as that user, or remove it.")
        home.chmod(0o711 if account.is_another else 0o700)
        if link.is_symlink():
            (home / "link").write_text(str(link.absolute()))
    return home


def _make(link: Path, account: Account) -> None:
    if account.reaches(link.parent):
        link.mkdir()
        return
    clear_abandoned()
    link.symlink_to(tempfile.mkdtemp(prefix=PREFIX, dir=ELSEWHERE))


def clear_abandoned() -> None:
    """Remove homes in /var/tmp whose checkout is gone, so that throw-away checkouts do not pile up."""
    for home in ELSEWHERE.glob(f"{PREFIX}*"):
        note = home / "link"
        if home.is_symlink() or home.stat().st_uid != os.geteuid() or not note.exists():
            continue
        clients = Clients(home / "clients.lock")
        if Path(note.read_text()).resolve() != home and clients.leave():
            shutil.rmtree(home, ignore_errors=True)
        clients.close()


def server_directory(home: Path, account: Account) -> Path:
    """What the server itself writes: data, log and socket."""
    directory = home / "server"
    directory.mkdir(exist_ok=True)
    account.own(directory)
    return directory


def socket_directory(home: Path, account: Account) -> Path:
    """Inside the home, or behind a link in /tmp where the path would be too long for a socket."""
    place = home / "socket"
    if not place.exists():
        place.unlink(missing_ok=True)
        if len(os.fsencode(place / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            place.mkdir()
        else:
            place.symlink_to(tempfile.mkdtemp(prefix=PREFIX, dir=FOR_SOCKETS))
        account.own(place.resolve())
    return place.resolve()
