"""Who may not take part in a case: declared, read and ended by those who hold it."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.coordination.models import Recusal
from backend.coordination.recusal_selectors import recusals_for
from backend.coordination.use_cases import recusals


class RecuseIn(serializers.Serializer):
    person = serializers.UUIDField()
    reason = serializers.CharField(max_length=1000)


class RecusalOut(serializers.Serializer):
    id = serializers.UUIDField()
    person = serializers.UUIDField()
    name = serializers.CharField()
    reason = serializers.CharField()
    since = serializers.DateTimeField()


class RecusalsOut(serializers.Serializer):
    """Those in force; none for somebody who has a seat alone."""

    results = RecusalOut(many=True)


def recusal_out(row: Recusal) -> dict:
    return {
        "id": row.pk,
        "person": row.person_id,
        "name": row.person.name,
        "reason": row.reason,
        "since": row.since,
    }


class Recusals(Door):
    @extend_schema(operation_id="list_recusals", responses=RecusalsOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows = recusals_for(self.by, case_id)
        self.looked("recusals-opened", f"case:{case_id}")
        return Response({"results": [recusal_out(row) for row in rows]})

    @extend_schema(operation_id="recuse", request=RecuseIn, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(RecuseIn)
        recusals.recuse(
            case_id=case_id, person_id=wanted["person"], reason=wanted["reason"], by=self.by, at=self.at
        )
        return Response(status=204)


class EndRecusal(Door):
    @extend_schema(operation_id="end_recusal", request=None, responses={204: None})
    def post(self, request: Request, case_id: UUID, recusal_id: UUID) -> Response:
        recusals.end_recusal(case_id=case_id, recusal_id=recusal_id, by=self.by, at=self.at)
        return Response(status=204)
