"""What an agency's own system calls a case."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.coordination.use_cases.references import set_reference


class ReferenceIn(serializers.Serializer):
    reference = serializers.CharField(max_length=80, allow_blank=True)


class ExternalReference(Door):
    """Set by anybody with a place at the case, for their own agency. Others do not see it, and it changes no version:
    the case shows it as `external_reference`."""

    @extend_schema(operation_id="set_external_reference", request=ReferenceIn, responses={204: None})
    def put(self, request: Request, case_id: UUID) -> Response:
        set_reference(case_id=case_id, **self.parsed(ReferenceIn), by=self.by, at=self.at)
        return Response(status=204)
