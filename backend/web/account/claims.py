"""What an identity provider says of somebody, read without believing more than was agreed. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

# claims under which providers say how surely they know somebody
LEVELS = ("acr", "loa", "nsis_level", "https://data.gov.dk/concept/core/nsis/loa")


def told(claims: Mapping[str, Any]) -> dict[str, Any]:
    """The signed token's words stand above those of the provider's user page, which must be of the same person."""
    token, page = claims.get("id_token") or {}, claims.get("userinfo") or {}
    return {**page, **token} if page.get("sub") == token.get("sub") else dict(token)


def assurance_is_enough(claims: Mapping[str, Any], accepted: Collection[str]) -> bool:
    """Only what the token is signed for counts. Nothing accepted: any level will do."""
    signed = claims.get("id_token") or {}
    return not accepted or any(str(signed.get(level, "")) in accepted for level in LEVELS)


def username_in(claims: Mapping[str, Any], claim: str) -> str:
    """The name by which the house knows somebody; empty where the provider does not say."""
    name = told(claims).get(claim)
    return name if isinstance(name, str) else ""
