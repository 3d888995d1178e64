"""Tokens that open something without a sign-in. Drawn at random, so a plain hash is enough to keep of them."""

import hashlib
import secrets


def drawn() -> str:
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
