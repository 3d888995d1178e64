"""People over the API: who there is, oneself, absences, and a sign-in blocked at once."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.agencies import selectors
from backend.agencies.models import Absence, Person
from backend.api.door import Door
from backend.api.pages import ByName
from backend.api.parsing import Moment
from backend.coordination.use_cases import absences
from backend.coordination.use_cases import people as deeds
from backend.core.record import put_on_record


class PostOut(serializers.Serializer):
    partnership = serializers.CharField()
    agency = serializers.CharField()
    since = serializers.DateTimeField()


class MeOut(serializers.Serializer):
    id = serializers.UUIDField()
    username = serializers.CharField()
    name = serializers.CharField()
    agency = serializers.CharField(allow_null=True)
    posts = PostOut(many=True)


class ColleagueOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    title = serializers.CharField()
    phone = serializers.CharField()
    agency = serializers.CharField(allow_null=True)


class PeoplePage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ColleagueOut(many=True)


class AbsenceIn(serializers.Serializer):
    starts_at = Moment()
    ends_at = Moment(required=False, allow_null=True)
    stand_in = serializers.UUIDField(required=False, allow_null=True)


class AbsenceOut(serializers.Serializer):
    id = serializers.UUIDField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(allow_null=True)
    stand_in = serializers.UUIDField(allow_null=True)
    cancelled_at = serializers.DateTimeField(allow_null=True)


class ReasonIn(serializers.Serializer):
    reason = serializers.CharField(max_length=1000)


class BlockedOut(serializers.Serializer):
    id = serializers.UUIDField()
    blocked = serializers.BooleanField()


class Me(Door):
    @extend_schema(operation_id="me", responses=MeOut)
    def get(self, request: Request) -> Response:
        me = self.by.person
        posts = [
            {"partnership": post.partnership.slug, "agency": post.agency.name, "since": post.since}
            for post in selectors.posts_of(self.by)
        ]
        agency = me.agency.name if me.agency else None
        return Response(
            {"id": me.pk, "username": me.username, "name": me.name, "agency": agency, "posts": posts}
        )


class People(Door):
    @extend_schema(
        operation_id="list_people",
        responses=PeoplePage,
        parameters=[OpenApiParameter("cursor", str), OpenApiParameter("page_size", int)],
    )
    def get(self, request: Request) -> Response:
        return ByName().answer(selectors.people_for(self.by), request, _colleague)


class OnePerson(Door):
    @extend_schema(operation_id="get_person", responses=ColleagueOut)
    def get(self, request: Request, person_id: UUID) -> Response:
        return Response(_colleague(selectors.person_for(self.by, person_id)))


def _colleague(row: Person) -> dict:
    agency = row.agency.name if row.agency else None
    return {"id": row.pk, "name": row.name, "title": row.title, "phone": row.phone, "agency": agency}


class Absences(Door):
    @extend_schema(operation_id="record_absence", request=AbsenceIn, responses={201: AbsenceOut})
    def post(self, request: Request, person_id: UUID) -> Response:
        wanted = {"ends_at": None, "stand_in": None, **self.parsed(AbsenceIn)}
        absence = absences.record_absence(person_id=person_id, by=self.by, at=self.at, **wanted)
        return Response(_absence(absence), status=201)


class EndAbsence(Door):
    @extend_schema(operation_id="end_absence", request=None, responses=AbsenceOut)
    def post(self, request: Request, person_id: UUID, absence_id: UUID) -> Response:
        row = absences.end_absence(person_id=person_id, absence_id=absence_id, by=self.by, at=self.at)
        return Response(_absence(row))


class CancelAbsence(Door):
    """Before it begins: then it never was. Nothing is deleted."""

    @extend_schema(operation_id="cancel_absence", request=None, responses=AbsenceOut)
    def post(self, request: Request, person_id: UUID, absence_id: UUID) -> Response:
        row = absences.cancel_absence(person_id=person_id, absence_id=absence_id, by=self.by, at=self.at)
        return Response(_absence(row))


def _absence(row: Absence) -> dict:
    times = {"starts_at": row.starts_at, "ends_at": row.ends_at, "cancelled_at": row.cancelled_at}
    return {"id": row.pk, "stand_in": row.stand_in_id, **times}


class Block(Door):
    @extend_schema(operation_id="block_person", request=ReasonIn, responses=BlockedOut)
    def post(self, request: Request, person_id: UUID) -> Response:
        reason = self.parsed(ReasonIn)["reason"]
        person = deeds.block(person_id=person_id, by=self.by, at=self.at)
        put_on_record(self.by, at=self.at, act="signin-blocked", about=f"person:{person_id}", reason=reason)
        return Response({"id": person.pk, "blocked": person.blocked_at is not None})


class Unblock(Door):
    @extend_schema(operation_id="unblock_person", request=ReasonIn, responses=BlockedOut)
    def post(self, request: Request, person_id: UUID) -> Response:
        reason = self.parsed(ReasonIn)["reason"]
        person = deeds.unblock(person_id=person_id, by=self.by, at=self.at)
        put_on_record(self.by, at=self.at, act="signin-unblocked", about=f"person:{person_id}", reason=reason)
        return Response({"id": person.pk, "blocked": person.blocked_at is not None})
