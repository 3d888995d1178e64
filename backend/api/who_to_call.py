"""Whom do I call, now, here? And whether a partnership is ready to promise an answer."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.agencies.selectors import holds_post_in
from backend.api.door import Door
from backend.api.model import spoken, told
from backend.api.parsing import Moment
from backend.api.signin import Anybody
from backend.core.refusals import NotFound, NotPermitted
from backend.responsibilities.answers import Answer, Answers, Contact, ContactKind, for_public
from backend.responsibilities.asking import places
from backend.responsibilities.book import model_in_force
from backend.responsibilities.readiness import gaps
from backend.responsibilities.snapshots import snapshot_of
from backend.systems.scopes import Scope

KINDS = [kind.value for kind in ContactKind]
A_YEAR = timedelta(days=365)


class AskIn(serializers.Serializer):
    """A place and what it is about. No personal data goes in."""

    municipality = serializers.RegexField(r"^[0-9]{4}\Z")
    topic = serializers.SlugField(max_length=40, required=False)
    duty = serializers.SlugField(max_length=40, required=False)
    at = Moment(required=False)
    residence = serializers.RegexField(r"^[0-9]{4}\Z", required=False)
    child = serializers.BooleanField(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict) -> dict:
        if bool(attrs.get("topic")) == bool(attrs.get("duty")):
            raise serializers.ValidationError({"topic": "one of them"}, code="topic-or-duty")
        return attrs


class ContactOut(serializers.Serializer):
    order = serializers.IntegerField()
    kind = serializers.ChoiceField(KINDS)
    name = serializers.CharField()
    title = serializers.CharField()
    phone = serializers.CharField()
    open_now = serializers.BooleanField()
    opens_at = serializers.DateTimeField(allow_null=True)
    checked_on = serializers.DateField(allow_null=True)
    checked = serializers.BooleanField()


class CallAnswerOut(serializers.Serializer):
    """`covered`: somebody able to do the duty answers by `respond_by`; `meanwhile` answers until then."""

    duty = serializers.CharField()
    title = serializers.CharField()
    agency = serializers.CharField()
    role = serializers.CharField()
    reason = serializers.CharField()
    can = serializers.CharField()
    covered = serializers.BooleanField()
    respond_by = serializers.DateTimeField()
    contacts = ContactOut(many=True)
    meanwhile = ContactOut(many=True)


class CallAnswersOut(serializers.Serializer):
    at = serializers.DateTimeField()
    partnership = serializers.CharField(allow_null=True)
    note = serializers.CharField(allow_null=True)
    answers = CallAnswerOut(many=True)
    always = ContactOut(many=True)


@lru_cache(maxsize=1 << 12)  # many answers name the same contact, and the next request names it again
def contact_out(contact: Contact, language: str) -> dict[str, Any]:
    return {
        "order": contact.order,
        "kind": str(contact.kind),
        "name": contact.name,
        "title": contact.title.told(language),
        "phone": contact.phone,
        "open_now": contact.open_now,
        "opens_at": contact.opens_at,
        "checked_on": contact.checked_on,
        "checked": contact.checked,
    }


def answer_out(answer: Answer, language: str) -> dict[str, Any]:
    return {
        "duty": answer.duty,
        "title": answer.title.told(language),
        "agency": answer.agency.told(language),
        "role": answer.role,
        "reason": answer.reason.told(language),
        "can": answer.can.told(language),
        "covered": answer.covered,
        "respond_by": answer.respond_by,
        "contacts": [contact_out(contact, language) for contact in answer.contacts],
        "meanwhile": [contact_out(contact, language) for contact in answer.meanwhile],
    }


class WhoToCall(Door):
    """Without a sign-in: functions, and the lines marked public; no names."""

    permission_classes = [Anybody]
    scope = Scope.WHO_TO_CALL

    @extend_schema(
        operation_id="who_to_call",
        responses=CallAnswersOut,
        parameters=[
            OpenApiParameter("municipality", str, required=True, description="Four digits, as 0561"),
            OpenApiParameter("topic", str, description="A code from /model; either this or a duty"),
            OpenApiParameter("duty", str, description="A code from /model/duties; either this or a topic"),
            OpenApiParameter("at", OpenApiTypes.DATETIME, description="With its offset; now without one"),
            OpenApiParameter("residence", str, description="Where the exposed person lives, if elsewhere"),
            OpenApiParameter("child", bool, description="Whether the exposed person is under 18"),
        ],
    )
    def get(self, request: Request) -> Response:
        answers = answers_to(self.asked(AskIn), self.at)
        shown = answers if self.by.person or self.by.for_whom else for_public(answers)
        language = spoken()
        return Response(
            {
                "at": shown.at,
                "partnership": shown.partnership,
                "note": shown.note.told(language) if shown.note else None,
                "answers": [answer_out(answer, language) for answer in shown.answers],
                "always": [contact_out(contact, language) for contact in shown.always],
            }
        )


def answers_to(asked: dict[str, Any], now: datetime) -> Answers:
    """The answers for a well-formed question; Unusable for a place or topic that does not exist."""
    where = places(asked["municipality"], asked.get("at") or now, residence=asked.get("residence"))
    return where.ask(topic=asked.get("topic"), duty=asked.get("duty"), child=asked.get("child"))


class GapOut(serializers.Serializer):
    code = serializers.CharField()
    duty = serializers.CharField()
    role = serializers.CharField()
    municipality = serializers.CharField()
    message = serializers.CharField()


class ReadinessOut(serializers.Serializer):
    """Ready where no gap is found in the year to come."""

    ready = serializers.BooleanField()
    gaps = GapOut(many=True)


class Readiness(Door):
    @extend_schema(operation_id="partnership_readiness", responses=ReadinessOut)
    def get(self, request: Request, slug: str) -> Response:
        snapshot = snapshot_of(slug, self.at)
        if snapshot is None:
            raise NotFound()
        if not holds_post_in(self.by, slug):
            raise NotPermitted("not-permitted")
        found = gaps(model_in_force(self.at), snapshot, self.at, self.at + A_YEAR)
        shown = [
            {
                "code": str(gap.code),
                "duty": gap.duty,
                "role": gap.role,
                "municipality": gap.municipality,
                "message": told(gap.message),
            }
            for gap in found
        ]
        return Response({"ready": not found, "gaps": shown})
