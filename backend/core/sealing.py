"""Sealing what must not be read from a stolen disk, and finding it again by a blind index.

Keys come from the settings, newest first, each with a name; the name stands before the sealed text, so that
keys can rotate.
"""

import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


class BrokenSeal(Exception):
    """The text was sealed with a key that is not here, or it was tampered with."""


def seal(text: str) -> str:
    name, key = next(iter(settings.SEALING_KEYS.items()))
    return f"{name}:{Fernet(key).encrypt(text.encode()).decode()}"


def unseal(sealed: str) -> str:
    name, _, token = sealed.partition(":")
    try:
        return Fernet(settings.SEALING_KEYS[name]).decrypt(token.encode()).decode()
    except (KeyError, InvalidToken) as error:
        raise BrokenSeal(name) from error


def blind_index(text: str) -> str:
    """The same text gives the same mark, and the mark gives nothing back without the key."""
    return mark(text, next(iter(settings.INDEX_KEYS)))


def mark(text: str, name: str) -> str:
    """The text's mark with the key of that name; BrokenSeal where the key is not here."""
    key = settings.INDEX_KEYS.get(name)
    if key is None:
        raise BrokenSeal(name)
    return f"{name}:{hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()}"


class SealedTextField(models.TextField):
    """Text that is sealed on its way to the database and opened on its way back."""

    def get_prep_value(self, value: Any) -> Any:
        return seal(value) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return unseal(value) if value else value
