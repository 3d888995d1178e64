"""Who looked: at a case, and what is unusual about one's own people."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.coordination import looks_selectors
from backend.coordination.purposes import Purpose
from backend.coordination.unusual import Pattern
from backend.coordination.unusual_selectors import unusual_for

PURPOSES = [each.value for each in Purpose]


class LookOut(serializers.Serializer):
    at = serializers.DateTimeField()
    who = serializers.CharField()
    agency = serializers.CharField()
    act = serializers.CharField()
    purpose = serializers.ChoiceField(PURPOSES)
    outcome = serializers.CharField()
    through = serializers.CharField(help_text="The system they used; empty for the pages.")


class LooksOut(serializers.Serializer):
    results = LookOut(many=True)


class Looks(Door):
    @extend_schema(operation_id="case_looks", responses=LooksOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        looks = looks_selectors.looks_for(self.by, case_id)
        self.looked("looks-opened", f"case:{case_id}")
        return Response({"results": LookOut(looks, many=True).data})


class ExtractLineOut(serializers.Serializer):
    on = serializers.DateField()
    agency = serializers.CharField(help_text="empty for an agency of the partnership that is not named")
    purpose = serializers.ChoiceField(PURPOSES)


class ExtractOut(serializers.Serializer):
    results = ExtractLineOut(many=True)


class Extract(Door):
    @extend_schema(operation_id="case_looks_extract", responses=ExtractOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        lines = looks_selectors.extract_for(self.by, case_id)
        self.looked("extract-opened", f"case:{case_id}")
        return Response({"results": ExtractLineOut(lines, many=True).data})


class UnusualOut(serializers.Serializer):
    who = serializers.CharField()
    on = serializers.DateField()
    pattern = serializers.ChoiceField([each.value for each in Pattern])
    count = serializers.IntegerField()


class UnusualPage(serializers.Serializer):
    results = UnusualOut(many=True)


class UnusualLooks(Door):
    @extend_schema(operation_id="unusual_looks", responses=UnusualPage)
    def get(self, request: Request) -> Response:
        found = unusual_for(self.by, self.at)
        self.looked("unusual-listed")
        rows = [
            {"who": who, "on": each.on, "pattern": each.pattern, "count": each.count} for each, who in found
        ]
        return Response({"results": UnusualOut(rows, many=True).data})
