"""Opening a case in an emergency, and its review."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.words import whys
from backend.coordination.acute_selectors import acute_for
from backend.coordination.models import AcuteAccess, Verdict
from backend.coordination.use_cases import acute


class AcuteIn(serializers.Serializer):
    """One of `cpr` and `case_number`; the reason is read by the coordinator and the leader."""

    municipality = serializers.CharField(max_length=4)
    cpr = serializers.CharField(max_length=11, required=False)
    case_number = serializers.CharField(max_length=12, required=False)
    reason = serializers.CharField(max_length=500)

    def validate(self, attrs: dict) -> dict:
        if bool(attrs.get("cpr")) == bool(attrs.get("case_number")):
            raise serializers.ValidationError({"cpr": ["cpr or case_number"]}, code="one-of-two")
        return attrs


class AcuteOut(serializers.Serializer):
    """`case` is left out for a head who reviews, and sees no case."""

    id = serializers.UUIDField()
    case = serializers.UUIDField(required=False)
    case_number = serializers.CharField()
    who = serializers.CharField()
    agency = serializers.CharField()
    role = serializers.CharField()
    reason = serializers.CharField()
    opened_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    review_by = serializers.DateTimeField()
    verdict = serializers.CharField()


class AcutePage(serializers.Serializer):
    results = AcuteOut(many=True)


class ReviewIn(serializers.Serializer):
    verdict = serializers.ChoiceField(Verdict.values)
    note = serializers.CharField(max_length=1000, required=False, allow_blank=True)


def acute_out(row: AcuteAccess, *, of_the_head: bool) -> dict:
    shown = {
        "id": row.pk,
        "case_number": row.case.number,
        "who": row.person.name,
        "agency": row.person.agency.name if row.person.agency else "",
        "role": row.role,
        "reason": row.reason,
        "opened_at": row.opened_at,
        "ends_at": row.ends_at,
        "review_by": row.review_by,
        "verdict": row.verdict,
    }
    return shown if of_the_head else {"case": row.case_id, **shown}


def acute_seen(row: AcuteAccess) -> dict:
    return acute_out(row, of_the_head=whys(row) == {"head"})


class AcuteAccesses(Door):
    @extend_schema(operation_id="acute_accesses", responses=AcutePage)
    def get(self, request: Request) -> Response:
        rows = list(acute_for(self.by)[:100])
        self.looked("acute-listed", *(f"acute:{row.pk}" for row in rows))
        return Response({"results": [acute_seen(row) for row in rows]})

    @extend_schema(operation_id="open_acutely", request=AcuteIn, responses={201: AcuteOut})
    def post(self, request: Request) -> Response:
        opened = acute.open_acutely(wanted=acute.Wanted(**self.parsed(AcuteIn)), by=self.by, at=self.at)
        self.showed = ("case", opened.case_id)
        return Response(acute_out(opened, of_the_head=False), status=201)


class ReviewAcute(Door):
    @extend_schema(operation_id="review_acute", request=ReviewIn, responses={200: AcuteOut})
    def post(self, request: Request, acute_id: UUID) -> Response:
        said = self.parsed(ReviewIn)
        acute.review(
            acute_id=acute_id, verdict=said["verdict"], note=said.get("note", ""), by=self.by, at=self.at
        )
        return Response(acute_seen(acute_for(self.by).get(pk=acute_id)))
