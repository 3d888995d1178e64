"""Who is in the rooms of PSP and KSP, for those who keep the partnership: who leads one, who comes and who goes."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.agencies.models import ForumMember
from backend.api.door import Door
from backend.forums.member_selectors import members_of, room_kept
from backend.forums.use_cases import members


class MemberIn(serializers.Serializer):
    person = serializers.UUIDField()


class ForumMemberOut(serializers.Serializer):
    """`acts`: is let into the room; not who is blocked, has left, or investigates."""

    person = serializers.UUIDField()
    name = serializers.CharField()
    agency = serializers.CharField(allow_null=True)
    chairs = serializers.BooleanField()
    acts = serializers.BooleanField()
    since = serializers.DateTimeField()


class ForumMembersOut(serializers.Serializer):
    results = ForumMemberOut(many=True)


def _member_out(row: ForumMember) -> dict[str, Any]:
    agency = row.person.agency
    return {
        "person": row.person_id,
        "name": row.person.name,
        "agency": agency.name if agency else None,
        "chairs": row.chairs,
        "acts": row.acts,  # type: ignore[attr-defined]  # asked by the selector
        "since": row.since,
    }


class ForumMembers(Door):
    @extend_schema(operation_id="forum_members", responses=ForumMembersOut)
    def get(self, request: Request, slug: str, kind: str) -> Response:
        rows = members_of(room_kept(self.by, slug, kind))
        return Response({"results": [_member_out(row) for row in rows]})

    @extend_schema(operation_id="add_forum_member", request=MemberIn, responses={204: None})
    def post(self, request: Request, slug: str, kind: str) -> Response:
        members.add_member(partnership=slug, kind=kind, **self.parsed(MemberIn), by=self.by, at=self.at)
        return Response(status=204)


class ForumChair(Door):
    """Somebody in the room leads it from now on; whoever led it stays, where they can act."""

    @extend_schema(operation_id="name_forum_chair", request=MemberIn, responses={204: None})
    def post(self, request: Request, slug: str, kind: str) -> Response:
        members.name_chair(partnership=slug, kind=kind, **self.parsed(MemberIn), by=self.by, at=self.at)
        return Response(status=204)


class EndForumMember(Door):
    """Refused for whoever leads the room (`leads-the-room`): somebody else is named first."""

    @extend_schema(operation_id="end_forum_member", request=None, responses={204: None})
    def post(self, request: Request, slug: str, kind: str, person_id: UUID) -> Response:
        members.end_member(partnership=slug, kind=kind, person=person_id, by=self.by, at=self.at)
        return Response(status=204)
