"""Which database, and as whom: the application's role by day, the owner's for migrations alone.

What the roles may do is in `roles.py`; the machine's own server is in `embedded/`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from psycopg import conninfo

from backend.config import env

if TYPE_CHECKING:
    from backend.config.embedded import Cluster

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS_TO_CONNECT = 5  # until whoever asks is told that the database is away
URL_FORM = "postgresql://USER:PASSWORD@HOST/DATABASE"
# A question asked again on a connection is planned once: with the second wall in it, planning costs more than asking.
# It needs a connection of one's own for a transaction at least, and so no pool between in statement mode.
PLANNED_ONCE = {"server_side_binding": True, "prepare_threshold": 3}


def databases() -> dict[str, dict[str, Any]]:
    """For settings.DATABASES: the application's role. Without DATABASE_URL this starts the embedded server."""
    chosen = settings_for(app_url())
    if env.flag("DATABASE_POOL"):
        chosen["OPTIONS"]["pool"] = pool_options()
    return {"default": chosen}


def app_url() -> str:
    return env.secret("DATABASE_URL", "") or _embedded("app")


def owner_url() -> str:
    if not env.secret("DATABASE_URL", ""):
        return _embedded("owner")
    return env.secret(
        "DATABASE_OWNER_URL", hint=f"{URL_FORM}, the role that owns the tables, not the application's"
    )


@contextmanager
def as_owner(alias: str = "default") -> Iterator[None]:
    """The connection works as the owner, on the database it already names, and then as itself again."""
    owner = settings_for(owner_url())
    if owner["USER"] == connections[alias].settings_dict["USER"]:
        raise ImproperlyConfigured(
            "DATABASE_URL and DATABASE_OWNER_URL name one role: the owner must be another."
        )
    del owner["NAME"]
    with switched(alias, **owner):
        yield


@contextmanager
def switched(alias: str = "default", **changes: Any) -> Iterator[None]:
    """The connection of every thread goes where these settings say, for a while."""
    settings = connections[alias].settings_dict
    before = {name: settings[name] for name in changes}
    _hang_up(alias)
    settings.update(changes)
    try:
        yield
    finally:
        _hang_up(alias)
        settings.update(before)


def use_pool(alias: str = "default") -> None:
    """For the server, which has many threads. Commands and tests work without a pool."""
    _hang_up(alias)
    connections[alias].settings_dict["OPTIONS"]["pool"] = pool_options()


def pool_options() -> dict[str, int]:
    """A pool waits twice as long before each new try: short of giving up soon, and beginning anew with whoever asks
    next, it would stay away for as long again as its database did."""
    return {
        "min_size": 2,
        "max_size": env.integer("DATABASE_POOL_SIZE", 20),
        "timeout": SECONDS_TO_CONNECT,
        "reconnect_timeout": SECONDS_TO_CONNECT,
    }


def _hang_up(alias: str) -> None:
    connections[alias].close()
    if connections[alias].settings_dict["OPTIONS"].get("pool"):
        connections[alias].close_pool()  # type: ignore[attr-defined]


def settings_for(url: str) -> dict[str, Any]:
    try:
        parts = conninfo.conninfo_to_dict(url)
    except Exception:
        # From None: the message of the driver repeats the address, and the password in it.
        raise ImproperlyConfigured(f"The database address cannot be read. Write {URL_FORM}.") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "") or ""),
        "OPTIONS": parts | PLANNED_ONCE,
        "CONN_HEALTH_CHECKS": True,
    }


def _embedded(role: str) -> str:
    if os.name != "posix":
        raise ImproperlyConfigured(
            f"The embedded database does not run on Windows: set DATABASE_URL ({URL_FORM}), or work in WSL."
        )
    from backend.config import embedded  # not before: it needs a POSIX system

    cluster: Cluster = embedded.cluster_of(CHECKOUT)
    return cluster.url(embedded.OWNER if role == "owner" else embedded.APP)
