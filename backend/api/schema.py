"""The schema's own rules: every operation declares the problems it can answer with."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from backend.api.words import Problem

EVERY = (400, 401, 403, 404, 405, 406, 429, 500, 503)
CHANGING = (409, 412, 415, 422, 428)


class Schema(AutoSchema):
    def get_tags(self) -> list[str]:
        """The noun of the path: cases, handovers, notices."""
        parts = self.path.removeprefix("/api/v1/").split("/")
        return [parts[0]]

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        codes = EVERY if self.method == "GET" else (*EVERY, *CHANGING)
        problem = self._get_response_for_code(OpenApiResponse(Problem), "400", ["application/problem+json"])
        described = {str(code): {**problem, "description": "Refused; see `type`"} for code in codes}
        return {**described, **bodies}
