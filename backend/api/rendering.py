"""An answer as JSON, the one format there is: moments of UTC with a Z, letters as they are."""

from collections.abc import Iterable
from typing import Any

import orjson
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.utils.encoders import JSONEncoder

ELSE = JSONEncoder().default  # a translation not looked up yet, a decimal: as DRF writes them
ANY = frozenset({"*/*", "application/json"})  # what nearly everybody accepts
WRITTEN = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS


class Json(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None  # JSON is UTF-8 (RFC 8259)

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else orjson.dumps(data, default=ELSE, option=WRITTEN)


class Negotiation(DefaultContentNegotiation):
    """Where there is one format, whoever accepts it is not weighed."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> Any:
        ours, accepted = next(iter(renderers)), request.META.get("HTTP_ACCEPT", "*/*")
        asked = format_suffix or "format" in request.query_params
        if isinstance(ours, Json) and accepted in ANY and not asked:
            return ours, Json.media_type
        return super().select_renderer(request, renderers, format_suffix)
