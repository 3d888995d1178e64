"""The protected address: that there is one, and the deed that shows it."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.coordination.models import PartyKind, SealedAddress
from backend.coordination.protection import Protection
from backend.coordination.sealed_selectors import protections_for
from backend.coordination.use_cases import sealed

PROTECTIONS = [kind.value for kind in Protection]


class AddressIn(serializers.Serializer):
    """Where the exposed person lives. A special protection covers the children, whatever is said here."""

    address = serializers.CharField(max_length=500)
    kind = serializers.ChoiceField(PROTECTIONS)
    children = serializers.BooleanField(default=False)


class AddressOpeningIn(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class ProtectionOut(serializers.Serializer):
    """`expires_on` is null where the protection lasts until it is ended. The address is not here."""

    kind = serializers.ChoiceField(PROTECTIONS)
    protected_since = serializers.DateField()
    expires_on = serializers.DateField(allow_null=True)
    covers = serializers.ListField(child=serializers.CharField())


class ProtectionsOut(serializers.Serializer):
    results = ProtectionOut(many=True)


class AddressOut(serializers.Serializer):
    address = serializers.CharField()


def protection_out(row: SealedAddress) -> dict:
    covers = [row.party.kind, *([PartyKind.CHILD] if row.children else [])]
    return {
        "kind": row.kind,
        "protected_since": row.protected_since,
        "expires_on": row.expires_on,
        "covers": covers,
    }


class SealedAddresses(Door):
    @extend_schema(operation_id="sealed_address", responses=ProtectionsOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows = protections_for(self.by, case_id)
        self.looked("protection-opened", f"case:{case_id}")
        return Response({"results": [protection_out(row) for row in rows]})

    @extend_schema(operation_id="set_sealed_address", request=AddressIn, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        said = self.parsed(AddressIn)
        wanted = sealed.Wanted(said["address"], Protection(said["kind"]), said["children"])
        sealed.set_address(case_id=case_id, wanted=wanted, by=self.by, at=self.at)
        return Response(status=204)


class OpenSealedAddress(Door):
    answers_are_kept = False  # each opening is a deed of its own

    @extend_schema(operation_id="open_sealed_address", request=AddressOpeningIn, responses={200: AddressOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        reason = self.parsed(AddressOpeningIn)["reason"]
        address = sealed.open_address(case_id=case_id, reason=reason, by=self.by, at=self.at)
        return Response({"address": address})


class RenewSealedAddress(Door):
    @extend_schema(operation_id="renew_sealed_address", request=None, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        sealed.renew_address(case_id=case_id, by=self.by, at=self.at)
        return Response(status=204)


class EndSealedAddress(Door):
    @extend_schema(operation_id="end_sealed_address", request=None, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        sealed.end_address(case_id=case_id, by=self.by, at=self.at)
        return Response(status=204)
