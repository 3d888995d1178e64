"""Reading what was sent: JSON, and a moment with its zone."""

from datetime import datetime
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """JSON, also where it is nested deeper than anything we ask for: that cannot be read, and is no mistake of ours."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise ParseError from error


class Moment(serializers.DateTimeField):
    """A time with its zone. A naive time is somebody's guess, and is refused."""

    def enforce_timezone(self, value: datetime) -> datetime:
        if value.tzinfo is None:
            self.fail("invalid", format="RFC 3339")
        return super().enforce_timezone(value)
