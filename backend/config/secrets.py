"""The keys of the house: from the environment, or, for a demonstration, drawn once and kept under var/."""

import base64
import json
import os
import secrets as randomness
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.exceptions import ImproperlyConfigured

from backend.config import env


@dataclass(frozen=True)
class Keys:
    """`sealing` and `index` map a key's name to the key, the one in use first."""

    secret_key: str
    sealing: dict[str, str]
    index: dict[str, str]


def read(folder: Path, *, demo: bool) -> Keys:
    """Keys named `demo…` open nothing outside a demonstration."""
    if demo and not env.secret("SECRET_KEY", ""):
        return Keys(**_drawn(folder / "demo-keys.json", _demonstration()))
    keys = Keys(
        env.secret("SECRET_KEY"), _named(env.secret("SEALING_KEYS")), _named(env.secret("INDEX_KEYS"))
    )
    _refuse_demonstration((*keys.sealing, *keys.index), demo=demo)
    return keys


def signing(folder: Path, *, demo: bool) -> dict[str, str]:
    """What bundles are signed with: by name, a key and the day from which it is in use (`KEY@2027-03-01`)."""
    if demo and not env.secret("SIGNING_KEYS", ""):
        return _drawn(folder / "demo-signing-keys.json", {"demo1": f"{_ed25519()}@2026-01-01"})
    keys = _named(env.secret("SIGNING_KEYS"))
    _refuse_demonstration(keys, demo=demo)
    return keys


def _refuse_demonstration(names: Iterable[str], *, demo: bool) -> None:
    if any(name.startswith("demo") for name in names) and not demo:
        raise ImproperlyConfigured("demonstration keys are refused outside a demonstration; draw new ones")


def _ed25519() -> str:
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def _named(listed: str) -> dict[str, str]:
    """`name=key,name=key` as a mapping, in the order given."""
    try:
        return dict(pair.split("=", 1) for pair in listed.split(","))
    except ValueError as error:
        raise ImproperlyConfigured("keys are written name=key,name=key, the newest first") from error


def _demonstration() -> dict[str, Any]:
    return {
        "secret_key": randomness.token_urlsafe(50),
        "sealing": {"demo1": Fernet.generate_key().decode()},
        "index": {"demo1": randomness.token_urlsafe(32)},
    }


def _drawn(file: Path, drawn: dict[str, Any]) -> dict[str, Any]:
    """What the file has; where there is none yet, this."""
    file.parent.mkdir(exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(drawn))
    try:
        os.link(draft, file)  # the first process wins, whole or not at all
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return json.loads(file.read_text())
