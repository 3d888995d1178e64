"""What happened, for the systems of an agency: ids, numbers and times; what a case says is read by its people."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.signin import SystemsOnly
from backend.systems.envelope import enveloped
from backend.systems.feeding import TYPES, full_type
from backend.systems.scopes import Scope
from backend.systems.selectors import AT_ONCE, events_for

EVENT_TYPES = [full_type(short) for short in TYPES]


class EventsIn(serializers.Serializer):
    after = serializers.IntegerField(min_value=0, max_value=2**62, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=AT_ONCE, default=AT_ONCE)


class EventDataOut(serializers.Serializer):
    case = serializers.UUIDField(required=False)
    handover = serializers.UUIDField(required=False)


class EventOut(serializers.Serializer):
    """CloudEvents 1.0. `seq` is an extension attribute: dense, in the order of commits."""

    specversion = serializers.ChoiceField(["1.0"])
    id = serializers.UUIDField()
    source = serializers.CharField()  # type: ignore[assignment]
    type = serializers.ChoiceField(EVENT_TYPES)
    subject = serializers.UUIDField(required=False)
    time = serializers.DateTimeField()
    seq = serializers.IntegerField()
    datacontenttype = serializers.ChoiceField(["application/json"])
    data = EventDataOut()  # type: ignore[assignment]


class EventPage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = EventOut(many=True)


class Events(Door):
    """The agency's events after a number, in order, without gaps: come back with the last number. One that is withheld
    later keeps its number, as `dk.en-indgang.withdrawn.v1`."""

    permission_classes = [SystemsOnly]
    scope = Scope.EVENTS

    @extend_schema(
        operation_id="list_events",
        responses=EventPage,
        parameters=[OpenApiParameter("after", int), OpenApiParameter("limit", int)],
    )
    def get(self, request: Request) -> Response:
        asked = self.asked(EventsIn)
        rows = events_for(self.by, asked["after"], asked["limit"])
        more = len(rows) == asked["limit"]
        following = f"/api/v1/events?after={rows[-1].seq}&limit={asked['limit']}" if more else None
        return Response({"next": following, "previous": None, "results": [enveloped(row) for row in rows]})
