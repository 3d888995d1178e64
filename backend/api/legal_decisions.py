"""Legal decisions on private partners: read, recorded and ended by those who keep or steer a partnership."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.information.deciding_selectors import decisions_of
from backend.information.models import LegalDecision
from backend.information.use_cases import deciding


class DecisionIn(serializers.Serializer):
    agency = serializers.UUIDField()
    reference = serializers.CharField(max_length=200, help_text="Where the decision itself is filed")


class DecisionOut(serializers.Serializer):
    id = serializers.UUIDField()
    agency = serializers.CharField()
    reference = serializers.CharField()
    since = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    ended_at = serializers.DateTimeField(allow_null=True)
    ended_by = serializers.CharField(allow_null=True)


class DecisionsOut(serializers.Serializer):
    results = DecisionOut(many=True)


def decision_out(row: LegalDecision) -> dict:
    return {
        "id": row.pk,
        "agency": row.agency.name,
        "reference": row.reference,
        "since": row.since,
        "recorded_by": row.recorded_by.name,
        "ended_at": row.ended_at,
        "ended_by": row.ended_by.name if row.ended_by else None,
    }


class LegalDecisions(Door):
    @extend_schema(operation_id="legal_decisions", responses=DecisionsOut)
    def get(self, request: Request, slug: str) -> Response:
        return Response({"results": [decision_out(row) for row in decisions_of(self.by, slug)]})

    @extend_schema(operation_id="record_legal_decision", request=DecisionIn, responses={201: DecisionOut})
    def post(self, request: Request, slug: str) -> Response:
        wanted = self.parsed(DecisionIn)
        row = deciding.record_legal_decision(partnership=slug, **wanted, by=self.by, at=self.at)
        return Response(decision_out(row), status=201)


class EndLegalDecision(Door):
    @extend_schema(operation_id="end_legal_decision", request=None, responses=DecisionOut)
    def post(self, request: Request, decision_id: UUID) -> Response:
        row = deciding.end_legal_decision(decision_id=decision_id, by=self.by, at=self.at)
        return Response(decision_out(row))
