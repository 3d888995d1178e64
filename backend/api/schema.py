"""The schema's own rules: every operation declares the problems it can answer with."""

from inspect import cleandoc
from typing import Any, Literal

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from backend.api.words import Problem

EVERY = (400, 401, 403, 404, 405, 406, 429, 500, 503)
CHANGING = (409, 412, 415, 422, 428)


class Schema(AutoSchema):
    def get_tags(self) -> list[str]:
        """The noun of the path: cases, handovers, notices."""
        parts = self.path.removeprefix("/api/v1/").split("/")
        return [parts[0]]

    def get_description(self) -> str:  # type: ignore[override]
        """What the view says of itself; what it inherits is for us, not for callers."""
        own = type(self.view).__dict__.get("__doc__") or ""
        return cleandoc(own)

    def get_override_parameters(self) -> list[Any]:
        """What the door itself reads of every request that does something."""
        key = OpenApiParameter(
            "Idempotency-Key",
            str,
            OpenApiParameter.HEADER,
            description="Asked again with the same key within 24 hours: done once, answered alike",
        )
        kept = getattr(self.view, "answers_are_kept", True)
        return [key] if self.method == "POST" and kept else []

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        codes = EVERY if self.method == "GET" else (*EVERY, *CHANGING)
        problem = self._get_response_for_code(OpenApiResponse(Problem), "400", ["application/problem+json"])
        described = {str(code): {**problem, "description": "Refused; see `type`"} for code in codes}
        return {**described, **bodies}


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "backend.api.signin.Bearer"
    name = "bearer"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = "backend.api.signin.Session"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
