"""Sealing what must not be read from a stolen disk, and finding it again by a blind index.

Keys come from the settings, newest first, each with a name; the name stands before the sealed text, so that
keys can rotate (see `rotation`).
"""

import hashlib
import hmac
import logging
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models

log = logging.getLogger(__name__)
# what stands where a key was lost: the rest of the row can still be worked with
UNREADABLE = "⟨kan ikke læses⟩"


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


def blind_indexes(text: str) -> list[str]:
    """The text's marks with every key there is: while an index is made anew, rows are found by the old one, too."""
    return [mark(text, name) for name in settings.INDEX_KEYS]


def mark(text: str, name: str) -> str:
    """The text's mark with the key of that name; BrokenSeal where the key is not here."""
    key = settings.INDEX_KEYS.get(name)
    if key is None:
        raise BrokenSeal(name)
    return f"{name}:{hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()}"


def bears(text: str, stored: str) -> bool:
    """Whether `stored` is the text's mark; no, where it names a key that is not here: somebody made it up."""
    try:
        return hmac.compare_digest(mark(text, stored.partition(":")[0]).encode(), stored.encode())
    except BrokenSeal:
        return False


class SealedTextField(models.TextField):
    """Text that is sealed on its way to the database and opened on its way back.

    A text whose key is lost reads UNREADABLE, so that a case stays in somebody's hands; it cannot be written back over
    what is sealed there: the key may be found.
    """

    def get_prep_value(self, value: Any) -> Any:
        if value == UNREADABLE:
            raise BrokenSeal("what cannot be read is not written over")
        return seal(value) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        try:
            return unseal(value) if value else value
        except BrokenSeal as broken:
            log.error("a sealed text cannot be read: key %s", broken)
            return UNREADABLE
