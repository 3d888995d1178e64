"""Reading what was sent: JSON, and a moment with its zone."""

import json
from datetime import datetime
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ParseError
from rest_framework.parsers import JSONParser
from rest_framework.utils.json import strict_constant

# nobody means another, and a deadline must be countable from it
FIRST_YEAR, LAST_YEAR = 1900, 2999


class Json(JSONParser):
    """JSON in UTF-8 (RFC 8259). Nested deeper than anything we ask for it cannot be read, and is no mistake of ours;
    nor where a name is given twice: one of the two would be left out, and nobody told."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            return json.loads(
                stream.read().decode(), parse_constant=strict_constant, object_pairs_hook=_each_once
            )
        except (ValueError, RecursionError) as error:
            raise ParseError from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    "".join(found).encode()  # a name that is no text cannot be named in an answer
    if len(found) < len(pairs):
        raise ValueError("a name is given twice")
    return found


def unknown_fields(serializer: Any, sent: Any) -> dict[str, Any]:
    """What was sent and has no place, also inside: a field misspelt would be left out, and nobody told."""
    if isinstance(serializer, serializers.ListSerializer) and isinstance(sent, list):
        return next(filter(None, (unknown_fields(serializer.child, each) for each in sent)), {})
    if not isinstance(sent, dict):
        return {}
    found: dict[str, Any] = {}
    for name, value in sent.items():
        field = serializer.fields.get(name)
        if field is None:
            found[name] = [ErrorDetail("unknown", code="unknown-field")]
        elif isinstance(field, serializers.BaseSerializer) and (within := unknown_fields(field, value)):
            found[name] = within
    return found


class Moment(serializers.DateTimeField):
    """A time with its zone, in years that can be counted in. A naive time is somebody's guess, and is refused."""

    default_error_messages = {"no-offset": "no offset"}

    def enforce_timezone(self, value: datetime) -> datetime:
        if value.tzinfo is None:
            self.fail("no-offset")
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            self.fail("invalid", format="RFC 3339")
        return super().enforce_timezone(value)
