"""What happened to a case, and who has a place at it."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.pages import InOrder
from backend.api.words import PersonOut, person
from backend.coordination import selectors


class HistoryOut(serializers.Serializer):
    at = serializers.DateTimeField()
    actor_kind = serializers.CharField()
    actor = serializers.UUIDField(allow_null=True)
    for_whom = serializers.CharField()
    what = serializers.CharField()
    details = serializers.DictField()


class HistoryPage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = HistoryOut(many=True)


class History(Door):
    @extend_schema(
        operation_id="case_history", responses=HistoryPage, parameters=[OpenApiParameter("cursor", str)]
    )
    def get(self, request: Request, case_id: UUID) -> Response:
        lines = selectors.history_for(self.by, case_id)
        self.looked("history-opened", f"case:{case_id}")
        return InOrder().answer(lines, request, lambda line: HistoryOut(line).data)


class SeatOut(serializers.Serializer):
    agency = serializers.CharField()
    person = PersonOut()
    role = serializers.CharField()
    since = serializers.DateTimeField(allow_null=True)
    left_at = serializers.DateTimeField(allow_null=True)


class SeatsOut(serializers.Serializer):
    results = SeatOut(many=True)


class Seats(Door):
    @extend_schema(operation_id="case_seats", responses=SeatsOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        seats = selectors.seats_for(self.by, case_id)
        self.looked("seats-opened", f"case:{case_id}")
        return Response({"results": [_seat(seat) for seat in seats]})


def _seat(seat) -> dict:
    return {
        "agency": seat.agency.name,
        "person": person(seat.person),
        "role": seat.role,
        "since": seat.since,
        "left_at": seat.left_at,
    }
