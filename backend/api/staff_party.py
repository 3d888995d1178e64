"""Whose staff is party to a case: declared, read and ended by those who hold it."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.coordination.models import StaffParty
from backend.coordination.recusal_selectors import staff_parties_for
from backend.coordination.use_cases import staff_party


class StaffPartyIn(serializers.Serializer):
    agency = serializers.UUIDField()
    reason = serializers.CharField(max_length=1000)


class StaffPartyOut(serializers.Serializer):
    id = serializers.UUIDField()
    agency = serializers.UUIDField()
    name = serializers.CharField()
    reason = serializers.CharField()
    since = serializers.DateTimeField()


class StaffPartiesOut(serializers.Serializer):
    """Those in force; none for somebody who has a seat alone."""

    results = StaffPartyOut(many=True)


def staff_party_out(row: StaffParty) -> dict:
    return {
        "id": row.pk,
        "agency": row.agency_id,
        "name": row.agency.name,
        "reason": row.reason,
        "since": row.since,
    }


class StaffParties(Door):
    @extend_schema(operation_id="list_staff_parties", responses=StaffPartiesOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows = staff_parties_for(self.by, case_id)
        self.looked("recusals-opened", f"case:{case_id}")
        return Response({"results": [staff_party_out(row) for row in rows]})

    @extend_schema(operation_id="declare_staff_party", request=StaffPartyIn, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        said = self.parsed(StaffPartyIn)
        staff_party.declare_staff_party(
            case_id=case_id, agency_id=said["agency"], reason=said["reason"], by=self.by, at=self.at
        )
        return Response(status=204)


class EndStaffParty(Door):
    @extend_schema(operation_id="end_staff_party", request=None, responses={204: None})
    def post(self, request: Request, case_id: UUID, staff_party_id: UUID) -> Response:
        staff_party.end_staff_party(case_id=case_id, staff_party_id=staff_party_id, by=self.by, at=self.at)
        return Response(status=204)
