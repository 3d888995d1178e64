"""The collaboration model in force, over the API: public, in the language asked for."""

from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.directory import Listed, listed
from backend.api.door import Door
from backend.api.signin import Anybody
from backend.core.refusals import NotFound
from backend.responsibilities.book import Advice, Duty, Model, UnknownCodeError, model_in_force
from backend.responsibilities.vocabulary import Text
from backend.systems.scopes import Scope


class RoleOut(serializers.Serializer):
    code = serializers.CharField()
    title = serializers.CharField()
    agency_kind = serializers.CharField()
    wing = serializers.CharField(allow_null=True)
    may_coordinate = serializers.BooleanField()
    staffed_per = serializers.CharField()


class TopicOut(serializers.Serializer):
    code = serializers.CharField()
    title = serializers.CharField()
    hint = serializers.CharField()


class ModelOut(serializers.Serializer):
    version = serializers.CharField()
    valid_from = serializers.DateField()
    roles = RoleOut(many=True)
    topics = TopicOut(many=True)


class DutyOut(serializers.Serializer):
    """A row of the matrix. `marks` says of a cell: sourced, known law (to be confirmed by a jurist), proposal."""

    code = serializers.CharField()
    title = serializers.CharField()
    about = serializers.CharField()
    topics = serializers.ListField(child=serializers.CharField())
    accountable = serializers.CharField()
    answers = serializers.CharField()
    executes = serializers.ListField(child=serializers.CharField())
    consulted = serializers.ListField(child=serializers.CharField())
    informed = serializers.ListField(child=serializers.CharField())
    can = serializers.CharField()
    basis = serializers.CharField()
    channel = serializers.CharField()
    clock = serializers.CharField()
    respond_within = serializers.CharField()
    complete_within = serializers.CharField()
    counts_from = serializers.CharField()
    completes_on = serializers.CharField()
    last_resort = serializers.BooleanField()
    marks = serializers.DictField(child=serializers.CharField())
    source = serializers.CharField()  # type: ignore[assignment]


class DutyPage(Listed):
    results = DutyOut(many=True)


class AdviceOut(serializers.Serializer):
    code = serializers.CharField()
    question = serializers.CharField()
    answer = serializers.CharField()
    excludes = serializers.ListField(child=serializers.CharField())
    settled_by = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]


class AdvicePage(Listed):
    results = AdviceOut(many=True)


def spoken() -> str:
    """The language of the answer."""
    return "en" if (get_language() or "da").startswith("en") else "da"


def told(text: Text) -> str:
    return text.told(spoken())


PLAIN = [
    "code",
    "about",
    "topics",
    "accountable",
    "answers",
    "executes",
    "consulted",
    "informed",
    "basis",
    "channel",
    "clock",
    "respond_within",
    "complete_within",
    "counts_from",
    "completes_on",
    "last_resort",
    "source",
]


def duty_out(duty: Duty) -> dict[str, Any]:
    plain = {name: getattr(duty, name) for name in PLAIN}
    marks = {cell: str(mark) for cell, mark in duty.marks}
    return {**plain, "title": told(duty.title), "can": told(duty.can), "marks": marks}


def advice_out(advice: Advice) -> dict[str, Any]:
    return {
        "code": advice.code,
        "question": told(advice.question),
        "answer": told(advice.answer),
        "excludes": advice.excludes,
        "settled_by": advice.settled_by,
        "source": advice.source,
    }


class ModelDoor(Door):
    permission_classes = [Anybody]
    scope = Scope.MODEL

    @property
    def model(self) -> Model:
        return model_in_force(self.at)


class TheModel(ModelDoor):
    @extend_schema(operation_id="get_model", responses=ModelOut)
    def get(self, request: Request) -> Response:
        roles = [
            {
                "code": role.code,
                "title": told(role.title),
                "agency_kind": role.agency_kind,
                "wing": role.wing,
                "may_coordinate": role.may_coordinate,
                "staffed_per": role.staffed_per,
            }
            for role in self.model.roles
        ]
        topics = [
            {"code": topic.code, "title": told(topic.title), "hint": told(topic.hint)}
            for topic in self.model.topics
        ]
        head = {"version": self.model.version, "valid_from": self.model.valid_from}
        return Response({**head, "roles": roles, "topics": topics})


class Duties(ModelDoor):
    @extend_schema(
        operation_id="list_duties", responses=DutyPage, parameters=[OpenApiParameter("topic", str)]
    )
    def get(self, request: Request) -> Response:
        topic = request.query_params.get("topic")
        try:
            duties = self.model.duties_for(topic) if topic else self.model.duties
        except UnknownCodeError as error:
            raise NotFound("unknown-topic") from error
        return listed([duty_out(duty) for duty in duties])


class OneDuty(ModelDoor):
    @extend_schema(operation_id="get_duty", responses=DutyOut)
    def get(self, request: Request, code: str) -> Response:
        try:
            return Response(duty_out(self.model.duty(code)))
        except UnknownCodeError as error:
            raise NotFound("unknown-duty") from error


class AgreedAdvice(ModelDoor):
    @extend_schema(operation_id="list_advice", responses=AdvicePage)
    def get(self, request: Request) -> Response:
        return listed([advice_out(advice) for advice in self.model.advice])
