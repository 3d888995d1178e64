"""How a cluster is born: its settings, its extension, its two roles and their database. Nothing about running it.

The owner migrates and owns every table; the application works as a role that owns nothing.
"""

import json
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .account import Account

DATABASE = "en_indgang"
UNFINISHED = "unfinished-"
SUPERUSER, OWNER, APP = "postgres", "en_indgang_owner", "en_indgang_app"

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Errors of statements carry personal data, even in their wording: the log tells of the server alone.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
LOCALE = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def bear(data: Path, passwords: Path, *, programs: Path, account: Account) -> None:
    """Build the cluster to the side and move it in place as the last step: there is never half a cluster."""
    for left in data.parent.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
    # A directory of its own: the initdb of a killed process lives on for a moment, and writes in its own.
    workshop = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=data.parent))
    account.own(workshop)
    chosen = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APP)}
    _initdb(workshop, chosen[SUPERUSER], programs, account)
    _furnish(workshop / "data", chosen, programs, account)
    _keep(passwords, chosen)
    (workshop / "data").rename(data)
    shutil.rmtree(workshop)


def _initdb(workshop: Path, password: str, programs: Path, account: Account) -> None:
    note = workshop / "password"
    note.write_text(password)
    account.own(note)
    settings = [f"--set={name}={value}" for name, value in SETTINGS.items()]
    login = [f"--username={SUPERUSER}", "--auth=scram-sha-256", f"--pwfile={note}"]
    _run(
        [programs / "initdb", f"--pgdata={workshop / 'data'}", *login, *LOCALE, *settings], workshop, account
    )


def _furnish(data: Path, chosen: dict[str, str], programs: Path, account: Account) -> None:
    # Single-user mode: no server and no open door yet. It reads one statement a line.
    statements = [
        "CREATE EXTENSION btree_gist",
        f"CREATE ROLE {APP} LOGIN PASSWORD '{chosen[APP]}'",
        f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD '{chosen[OWNER]}'",
        # So that the owner may end the application's connections before it drops a database.
        f"GRANT {APP} TO {OWNER}",
        f"CREATE DATABASE {DATABASE} OWNER {OWNER}",
    ]
    lines = "".join(f"{statement};\n" for statement in statements)
    _run([programs / "postgres", "--single", "-D", data, "template1"], data.parent, account, lines)


def _run(command: list, cwd: Path, account: Account, stdin: str = "") -> None:
    done = account.run(command, cwd=cwd, stdin=stdin)
    if done.returncode or "ERROR:" in done.stderr or "FATAL:" in done.stderr:
        raise ImproperlyConfigured(f"The embedded database could not be made:\n{done.stderr.strip()}")


def _keep(passwords: Path, chosen: dict[str, str]) -> None:
    handle = os.open(passwords, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(chosen, file)
