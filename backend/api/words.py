"""Small shapes that several doors answer with: a person with a number, a page of anything."""

from typing import Any

from rest_framework import serializers

from backend.agencies.models import Person


class PersonOut(serializers.Serializer):
    """Whom to ring: never more than name and number."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    phone = serializers.CharField()


class ProblemError(serializers.Serializer):
    pointer = serializers.CharField()
    code = serializers.CharField()
    detail = serializers.CharField()


class Problem(serializers.Serializer):
    """RFC 9457. `type` is stable; sentences follow Accept-Language (da, en)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    params = serializers.DictField(required=False)
    errors = ProblemError(many=True, required=False)  # type: ignore[assignment]


def person(row: Person) -> dict:
    return {"id": row.pk, "name": row.name, "phone": row.phone}


def whys(row: Any) -> set[str]:
    """Why its reader sees a row, as the selector that fetched it says."""
    return set(row.whys)


class Empty(serializers.Serializer):
    """Nothing to say, or nothing said."""
