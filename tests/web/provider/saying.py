"""What the provider says of somebody, signed as it should be, or as a forger would."""

from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from oauth2_provider.oauth2_validators import OAuth2Validator

SAID: dict[str, dict[str, Any]] = {}


class Saying(OAuth2Validator):
    oidc_claim_scope = None  # all of it, whatever was asked for

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        username = request.user.get_username()
        return {"preferred_username": username, **SAID.get(username, {})}

    def finalize_id_token(self, id_token: dict, token: Any, token_handler: Any, request: Any) -> str | None:
        signed = super().finalize_id_token(id_token, token, token_handler, request)
        return forged(signed, SAID.get(request.user.get_username(), {}).get("forged", ""))


def forged(signed: str, how: str) -> str | None:
    said = jwt.decode(signed, options={"verify_signature": False})
    headers = {"kid": jwt.get_unverified_header(signed)["kid"]}
    if how == "no signature":
        return jwt.encode(said, "", "none", headers)
    if how == "another key":
        return jwt.encode(said, rsa.generate_private_key(65537, 2048), "RS256", headers)
    return None if how == "no token" else signed
