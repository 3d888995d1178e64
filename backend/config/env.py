"""The environment, read here and nowhere else. What the values mean is said where they are used, in settings."""

import os
from collections.abc import Collection
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})


def text(name: str, default: str | None = None, *, hint: str = "") -> str:
    """The variable, or the default. Without a default it is required."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. {_how(name, hint)}")
    return value


def flag(name: str, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is neither yes nor no. {_how(name, '1 or 0')}")
    return value in TRUE


def only_in_demo(name: str, *, demo: bool) -> bool:
    """A flag for a demonstration alone: elsewhere it is refused, not overlooked."""
    wanted = flag(name)
    if wanted and not demo:
        raise ImproperlyConfigured(f"{name} is for a demonstration alone. Take it out of the environment.")
    return wanted


def integer(name: str, default: int | None = None) -> int:
    value = text(name, None if default is None else str(default), hint="a whole number")
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is not a whole number. {_how(name, '8000')}") from None


def one_of(name: str, known: Collection[str], default: str) -> str:
    value = text(name, default).strip().lower()
    if value not in known:
        raise ImproperlyConfigured(f"{name} is none of those known. {_how(name, ' or '.join(sorted(known)))}")
    return value


def secret(name: str, default: str | None = None, *, hint: str = "") -> str:
    """NAME, or the content of the file named by NAME_FILE, so that a secret need not stand in the environment."""
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return text(name, default, hint=hint or f"or name a file that holds it: {name}_FILE=/path")
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE cannot be read: {error.strerror}. Name a readable file."
        ) from None


def _how(name: str, hint: str) -> str:
    # The value itself is never repeated: it may be a secret put in the wrong place.
    return f"Set it in the environment: {name}=… {f'({hint})' if hint else ''}".rstrip()
