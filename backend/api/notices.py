"""My notices, in order, after my last number."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.notifications.selectors import AT_ONCE, Told, notices_for
from backend.notifications.use_cases import mark_read


class AfterIn(serializers.Serializer):
    after = serializers.IntegerField(min_value=0, max_value=2**62, default=0)


class AboutOut(serializers.Serializer):
    kind = serializers.CharField()
    id = serializers.UUIDField()


class NoticeOut(serializers.Serializer):
    seq = serializers.IntegerField()
    kind = serializers.CharField()
    about = AboutOut(allow_null=True)
    at = serializers.DateTimeField()
    read = serializers.BooleanField()


class NoticePage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = NoticeOut(many=True)


def notice_out(told: Told) -> dict:
    return {"seq": told.seq, "kind": told.kind, "about": told.about, "at": told.at, "read": told.read}


class Notices(Door):
    """My notices after a number, in order. One withheld later keeps its number, as `withdrawn`. The same live:
    the WebSocket /live/notices?after=N."""

    @extend_schema(
        operation_id="list_notices", responses=NoticePage, parameters=[OpenApiParameter("after", int)]
    )
    def get(self, request: Request) -> Response:
        asked = self.asked(AfterIn)
        rows = notices_for(self.by, asked["after"])
        following = f"/api/v1/notices?after={rows[-1].seq}" if len(rows) == AT_ONCE else None
        return Response({"next": following, "previous": None, "results": [notice_out(row) for row in rows]})


class ReadNotice(Door):
    @extend_schema(operation_id="read_notice", request=None, responses={204: None})
    def post(self, request: Request, seq: int) -> Response:
        mark_read(seq=seq, by=self.by, at=self.at)
        return Response(status=204)
