"""The keys of the house: from the environment, or, for a demonstration, drawn once and kept under var/."""

import json
import os
import secrets as randomness
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet
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
        return _demonstration(folder / "demo-keys.json")
    keys = Keys(
        env.secret("SECRET_KEY"), _named(env.secret("SEALING_KEYS")), _named(env.secret("INDEX_KEYS"))
    )
    if any(name.startswith("demo") for name in (*keys.sealing, *keys.index)) and not demo:
        raise ImproperlyConfigured("demonstration keys are refused outside a demonstration; draw new ones")
    return keys


def _named(listed: str) -> dict[str, str]:
    """`name=key,name=key` as a mapping, in the order given."""
    try:
        return dict(pair.split("=", 1) for pair in listed.split(","))
    except ValueError as error:
        raise ImproperlyConfigured("keys are written name=key,name=key, the newest first") from error


def _demonstration(file: Path) -> Keys:
    file.parent.mkdir(exist_ok=True)
    drawn = {
        "secret_key": randomness.token_urlsafe(50),
        "sealing": {"demo1": Fernet.generate_key().decode()},
        "index": {"demo1": randomness.token_urlsafe(32)},
    }
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(drawn))
    try:
        os.link(draft, file)  # the first process wins, whole or not at all
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return Keys(**json.loads(file.read_text()))
