"""The house's signature (Ed25519). Public halves stay published with their days, former ones too: a bundle is verified
for as long as somebody keeps it."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

ALGORITHM = "Ed25519"


@dataclass(frozen=True)
class PublicKey:
    """`public` is the raw key in base64; `until` is None for the one in use."""

    name: str
    public: str
    since: date
    until: date | None = None


def key_in_use() -> str:
    return next(iter(settings.SIGNING_KEYS))


def sign(content: bytes) -> str:
    """With the newest key, in base64."""
    return base64.b64encode(_private(key_in_use()).sign(content)).decode()


def verified(content: bytes, signature: str, public: str) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def published() -> list[PublicKey]:
    """The newest first; then those that are used no more: `name=PUBLIC@2026-01-01..2027-03-01`, with commas."""
    ours = [PublicKey(name, _public(name), _since(name)) for name in settings.SIGNING_KEYS]
    ended = [PublicKey(key.name, key.public, key.since, newer.since) for newer, key in pairwise(ours)]
    return [*ours[:1], *ended, *_former()]


def _former() -> Iterator[PublicKey]:
    for listed in filter(None, settings.FORMER_SIGNING_KEYS.split(",")):
        name, _, rest = listed.partition("=")
        public, _, days = rest.rpartition("@")
        since, until = (date.fromisoformat(day) for day in days.split(".."))
        yield PublicKey(name, public, since, until)


def _private(name: str) -> Ed25519PrivateKey:
    seed = settings.SIGNING_KEYS[name].rpartition("@")[0]
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(seed))


def _public(name: str) -> str:
    return base64.b64encode(_private(name).public_key().public_bytes_raw()).decode()


def _since(name: str) -> date:
    return date.fromisoformat(settings.SIGNING_KEYS[name].rpartition("@")[2])
