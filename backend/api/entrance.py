"""The entrance over the API: referrals, messages, and the lookup that is closed by default."""

import time
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.cases import OpeningIn, case_number_and_id, opening_of
from backend.api.door import Door
from backend.api.pages import NewestHandovers
from backend.api.words import whys
from backend.coordination import entrance_selectors as selectors
from backend.coordination.models import Referral
from backend.coordination.reasons import ReferralReason, shown_to_referrer
from backend.coordination.use_cases import lookups, messages, referrals
from backend.core.record import put_on_record

REFERRAL_STATES = ["received", "taken-care-of", "declined"]
# whether there is a case must not be told by how soon the answer comes
ANSWERS_AFTER = 0.08


class ReceiptOut(serializers.Serializer):
    id = serializers.UUIDField()
    receipt = serializers.CharField()
    state = serializers.ChoiceField(REFERRAL_STATES)
    respond_by = serializers.DateTimeField()


class ExposedReferredOut(serializers.Serializer):
    name = serializers.CharField()
    cpr = serializers.CharField()
    under_18 = serializers.BooleanField(allow_null=True)
    safe_contact = serializers.DictField(child=serializers.CharField(allow_blank=True))


class ReferralOut(serializers.Serializer):
    """The referrer sees what became of it; the visitators it waits for see what it says."""

    id = serializers.UUIDField()
    receipt = serializers.CharField()
    state = serializers.ChoiceField(REFERRAL_STATES)
    reason = serializers.CharField()
    municipality = serializers.CharField()
    created_at = serializers.DateTimeField()
    respond_by = serializers.DateTimeField()
    exposed = ExposedReferredOut(required=False)
    children = serializers.BooleanField(allow_null=True, required=False)
    basis = serializers.CharField(required=False)
    summary = serializers.CharField(required=False)
    referrer = serializers.CharField(required=False)
    referring_agency = serializers.CharField(required=False)


class ReferralPage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ReferralOut(many=True)


class OpenedOut(serializers.Serializer):
    case = serializers.UUIDField()
    case_number = serializers.CharField()


class DeclineReferralIn(serializers.Serializer):
    reason = serializers.ChoiceField([reason.value for reason in ReferralReason])


class DeclinedOut(serializers.Serializer):
    id = serializers.UUIDField()
    state = serializers.CharField()


def referral_out(row: Referral) -> dict:
    state, reason = shown_to_referrer(row.state, row.reason)
    shown = {
        "id": row.pk,
        "receipt": row.receipt,
        "state": state,
        "reason": reason,
        "municipality": row.municipality_id,
        "created_at": row.created_at,
        "respond_by": row.respond_by,
    }
    return shown | _content(row) if "screener" in whys(row) else shown


def _content(row: Referral) -> dict:
    contact = {"number": row.safe_number, "times": row.safe_times, "not_to_be_told": row.not_to_be_told}
    return {
        "exposed": {"name": row.name, "cpr": row.cpr, "under_18": row.under_18, "safe_contact": contact},
        "children": row.children,
        "basis": row.basis,
        "summary": row.summary,
        "referrer": row.referrer.name,
        "referring_agency": row.controller.name,
    }


class Referrals(Door):
    """Sending somebody to the entrance, where the visitator opens or declines. The referrer learns that it was
    taken care of, no more."""

    @extend_schema(
        operation_id="list_referrals", responses=ReferralPage, parameters=[OpenApiParameter("cursor", str)]
    )
    def get(self, request: Request) -> Response:
        answer = NewestHandovers().answer(selectors.referrals_for(self.by), request, referral_out)
        self.looked("referrals-listed", *(f"referral:{row['id']}" for row in answer.data["results"]))
        return answer

    @extend_schema(operation_id="refer", request=OpeningIn, responses={201: ReceiptOut})
    def post(self, request: Request) -> Response:
        opening = opening_of(self.parsed(OpeningIn))
        row = referrals.refer(opening=opening, by=self.by, at=self.at)
        put_on_record(self.by, at=self.at, act="referral", about=f"referral:{row.pk}")
        receipt = {"id": row.pk, "receipt": row.receipt, "state": row.state, "respond_by": row.respond_by}
        return Response(receipt, status=201)


class OneReferral(Door):
    @extend_schema(operation_id="get_referral", responses=ReferralOut)
    def get(self, request: Request, referral_id: UUID) -> Response:
        row = selectors.referral_for(self.by, referral_id)
        put_on_record(self.by, at=self.at, act="referral-opened", about=f"referral:{referral_id}")
        return Response(referral_out(row))


class OpenReferral(Door):
    @extend_schema(operation_id="open_referral", request=None, responses={201: OpenedOut})
    def post(self, request: Request, referral_id: UUID) -> Response:
        case = referrals.open_referral(referral_id=referral_id, by=self.by, at=self.at)
        return Response(case_number_and_id(case), status=201)


class DeclineReferral(Door):
    @extend_schema(operation_id="decline_referral", request=DeclineReferralIn, responses=DeclinedOut)
    def post(self, request: Request, referral_id: UUID) -> Response:
        reason = ReferralReason(self.parsed(DeclineReferralIn)["reason"])
        row = referrals.decline_referral(referral_id=referral_id, reason=reason, by=self.by, at=self.at)
        return Response({"id": row.pk, "state": row.state})


class MessageIn(serializers.Serializer):
    """Time, place and a wish for a call. No number or address belongs in it."""

    municipality = serializers.RegexField(r"^[0-9]{4}\Z")
    text = serializers.CharField(max_length=2000)
    cpr = serializers.RegexField(r"^[0-9]{6}-?[0-9]{4}\Z", required=False)
    case_number = serializers.CharField(max_length=12, required=False)

    def validate(self, attrs: dict) -> dict:
        if bool(attrs.get("cpr")) == bool(attrs.get("case_number")):
            raise serializers.ValidationError({"cpr": "one of them"}, code="cpr-or-case-number")
        return attrs


class MessageReceiptOut(serializers.Serializer):
    receipt = serializers.CharField()


class MessageOut(serializers.Serializer):
    id = serializers.UUIDField()
    receipt = serializers.CharField()
    case = serializers.UUIDField(allow_null=True)
    about = serializers.CharField()
    municipality = serializers.CharField()
    sender = serializers.CharField()
    sending_agency = serializers.CharField()
    text = serializers.CharField()
    created_at = serializers.DateTimeField()
    respond_by = serializers.DateTimeField()
    handled_at = serializers.DateTimeField(allow_null=True)


class MessagePage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = MessageOut(many=True)


def _message(row) -> dict:
    return {
        "id": row.pk,
        "receipt": row.receipt,
        "case": row.case_id,
        "about": row.about,
        "municipality": row.municipality_id,
        "sender": row.sender.name,
        "sending_agency": row.controller.name,
        "text": row.text,
        "created_at": row.created_at,
        "respond_by": row.respond_by,
        "handled_at": row.handled_at,
    }


class Messages(Door):
    """A message to a coordinator one may not see. It is received alike whether there is a case or not, and goes
    to the coordinator, or to the entrance. The list is what has come in to oneself."""

    @extend_schema(
        operation_id="list_messages", responses=MessagePage, parameters=[OpenApiParameter("cursor", str)]
    )
    def get(self, request: Request) -> Response:
        answer = NewestHandovers().answer(selectors.messages_for(self.by), request, _message)
        self.looked("messages-opened", *(f"message:{row['id']}" for row in answer.data["results"]))
        return answer

    @extend_schema(operation_id="send_message", request=MessageIn, responses={202: MessageReceiptOut})
    def post(self, request: Request) -> Response:
        message = messages.send(**self.parsed(MessageIn), by=self.by, at=self.at)
        return Response({"receipt": message.receipt}, status=202)


class HandleMessage(Door):
    @extend_schema(operation_id="handle_message", request=None, responses={204: None})
    def post(self, request: Request, message_id: UUID) -> Response:
        messages.handle(message_id=message_id, by=self.by, at=self.at)
        return Response(status=204)


class LookupIn(serializers.Serializer):
    cpr = serializers.RegexField(r"^[0-9]{6}-?[0-9]{4}\Z")
    reason = serializers.CharField(max_length=500)


class NamedOut(serializers.Serializer):
    name = serializers.CharField()
    phone = serializers.CharField()


class EntranceOut(serializers.Serializer):
    """`open_now` is null where nobody knows the hours. While it is closed, who-to-call says who answers."""

    name = serializers.CharField()
    phone = serializers.CharField()
    note = serializers.CharField()
    open_now = serializers.BooleanField(allow_null=True)
    opens_at = serializers.DateTimeField(allow_null=True)


class LookupOut(serializers.Serializer):
    """An empty list is no answer about a case: ring the entrance."""

    coordinators = NamedOut(many=True)
    entrance = EntranceOut()


class CoordinatorLookup(Door):
    """Whether a coordinator may be named for this person. An empty list does not say that there is no case:
    ring the entrance. `note` is that sentence as a code. The coordinator is told, and every lookup is on record."""

    answers_are_kept = False  # it is asked anew who may be named

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        until = time.monotonic() + ANSWERS_AFTER
        try:
            return super().dispatch(request, *args, **kwargs)
        finally:
            time.sleep(max(0.0, until - time.monotonic()))

    @extend_schema(operation_id="look_up_coordinator", request=LookupIn, responses=LookupOut)
    def post(self, request: Request) -> Response:
        found = lookups.look_up(**self.parsed(LookupIn), by=self.by, at=self.at)
        named = [{"name": person.name, "phone": person.phone} for person in found.coordinators]
        return Response({"coordinators": named, "entrance": selectors.entrance_for(self.by, self.at)})
