"""Who there is, over the API: municipalities, police districts, agencies, partnerships."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.agencies import selectors
from backend.agencies.models import Partnership, Placement
from backend.api.door import Door
from backend.api.signin import Anybody, SignedIn
from backend.core.clock import COPENHAGEN
from backend.systems.scopes import Scope


class OnIn(serializers.Serializer):
    on = serializers.DateField(required=False)


class MunicipalityOut(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    region = serializers.CharField()
    police_district = serializers.CharField()
    partnership = serializers.CharField(allow_null=True)


class Listed(serializers.Serializer):
    """A whole list, shaped as a page, so that a client reads every list alike."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class MunicipalityPage(Listed):
    results = MunicipalityOut(many=True)


class DistrictOut(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()


class DistrictPage(Listed):
    results = DistrictOut(many=True)


class AgencyOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.CharField()
    cvr = serializers.CharField()


class AgencyPage(Listed):
    results = AgencyOut(many=True)


class PartnershipOut(serializers.Serializer):
    slug = serializers.CharField()
    name = serializers.CharField()
    police_district = serializers.CharField()
    live_from = serializers.DateTimeField(allow_null=True)


class PartnershipPage(Listed):
    results = PartnershipOut(many=True)


class ForumOut(serializers.Serializer):
    kind = serializers.CharField()
    name = serializers.CharField()
    members = serializers.IntegerField()


class PartnershipDetailOut(PartnershipOut):
    coordinating_kinds = serializers.ListField(child=serializers.CharField())
    municipalities = serializers.ListField(child=serializers.CharField())
    agencies = AgencyOut(many=True)
    forums = ForumOut(many=True)


def listed(results: list) -> Response:
    return Response({"next": None, "previous": None, "results": results})


class Municipalities(Door):
    permission_classes = [Anybody]
    scope = Scope.DIRECTORY

    @extend_schema(
        operation_id="list_municipalities",
        responses=MunicipalityPage,
        parameters=[
            OpenApiParameter("on", OpenApiTypes.DATE, description="The day asked about; today without one")
        ],
    )
    def get(self, request: Request) -> Response:
        asked = self.asked(OnIn)
        day = asked.get("on") or self.at.astimezone(COPENHAGEN).date()
        return listed([_municipality(row) for row in selectors.placements_on(day)])


def _municipality(row: Placement) -> dict:
    covered = row.municipality.covered_by
    return {
        "code": row.municipality_id,
        "name": row.municipality.name,
        "region": row.region_id,
        "police_district": row.police_district.name,
        "partnership": covered[0].partnership.slug if covered else None,
    }


class PoliceDistricts(Door):
    permission_classes = [Anybody]
    scope = Scope.DIRECTORY

    @extend_schema(operation_id="list_police_districts", responses=DistrictPage)
    def get(self, request: Request) -> Response:
        rows = selectors.police_districts_for(self.by)
        return listed([{"code": row.code, "name": row.name} for row in rows])


class Agencies(Door):
    permission_classes = [SignedIn]
    scope = Scope.DIRECTORY

    @extend_schema(operation_id="list_agencies", responses=AgencyPage)
    def get(self, request: Request) -> Response:
        return listed(list(AgencyOut(selectors.agencies_for(self.by), many=True).data))


class Partnerships(Door):
    permission_classes = [SignedIn]
    scope = Scope.DIRECTORY

    @extend_schema(operation_id="list_partnerships", responses=PartnershipPage)
    def get(self, request: Request) -> Response:
        return listed([_partnership(row) for row in selectors.partnerships_for(self.by)])


class OnePartnership(Door):
    permission_classes = [SignedIn]
    scope = Scope.DIRECTORY

    @extend_schema(operation_id="get_partnership", responses=PartnershipDetailOut)
    def get(self, request: Request, slug: str) -> Response:
        row = selectors.partnership_for(self.by, slug)
        agencies = [each.agency for each in row.partners.all() if each.ended_at is None]
        return Response(
            {
                **_partnership(row),
                "coordinating_kinds": row.coordinating_kinds,
                "municipalities": [each.municipality_id for each in row.coverages.all()],
                "agencies": AgencyOut(agencies, many=True).data,
                "forums": [
                    {"kind": forum.kind, "name": forum.name, "members": len(forum.members.all())}
                    for forum in row.forums.all()
                ],
            }
        )


def _partnership(row: Partnership) -> dict:
    return {
        "slug": row.slug,
        "name": row.name,
        "police_district": row.police_district.name,
        "live_from": row.live_from,
    }
