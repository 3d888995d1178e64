"""Telling the exposed person, their own wishes, and how often the case was passed."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.coordination.models import Channel, Telling, Wish
from backend.coordination.reasons import WishReason
from backend.coordination.telling_selectors import passes_for, tellings_for, wishes_for
from backend.coordination.use_cases import telling, wishes
from backend.responsibilities.vocabulary import Measure

MEASURES = [each.value for each in Measure]


class TellIn(serializers.Serializer):
    channel = serializers.ChoiceField(Channel.values)
    task = serializers.UUIDField(required=False)
    advice = serializers.SlugField(max_length=40, required=False)
    departs = serializers.BooleanField(default=False)
    note = serializers.CharField(max_length=1000, required=False, allow_blank=True)


class TellingOut(serializers.Serializer):
    """`departs` says that another answer than the agreed one was given. Those who may not read what was said
    see only that it was."""

    id = serializers.UUIDField()
    duty = serializers.CharField()
    due_by = serializers.DateTimeField()
    told_at = serializers.DateTimeField(allow_null=True)
    told_by = serializers.CharField(allow_null=True)
    channel = serializers.CharField()
    advice = serializers.CharField(required=False)
    departs = serializers.BooleanField(required=False)
    note = serializers.CharField(required=False)


class TellingsOut(serializers.Serializer):
    results = TellingOut(many=True)


def telling_out(row: Telling, *, whole: bool) -> dict:
    shown = {
        "id": row.pk,
        "duty": row.duty,
        "due_by": row.due_by,
        "told_at": row.told_at,
        "told_by": row.told_by.name if row.told_by else None,
        "channel": row.channel,
    }
    words = {"advice": row.advice, "departs": row.departs, "note": row.note}
    return shown | words if whole else shown


class Tellings(Door):
    @extend_schema(operation_id="case_tellings", responses=TellingsOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows, whole = tellings_for(self.by, case_id)
        self.looked("tellings-opened", f"case:{case_id}")
        return Response({"results": [telling_out(row, whole=whole) for row in rows]})


class Tell(Door):
    @extend_schema(operation_id="tell", request=TellIn, responses={201: TellingOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        said = telling.Said(**self.parsed(TellIn))
        row = telling.tell(case_id=case_id, said=said, by=self.by, at=self.at)
        self.showed = ("case", case_id)
        return Response(telling_out(row, whole=True), status=201)


class WishOut(serializers.Serializer):
    """What the head of department needs to answer: the case's number, no person."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    case_number = serializers.CharField()
    municipality = serializers.CharField()
    respond_by = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)


class WishesOut(serializers.Serializer):
    results = WishOut(many=True)


class AnswerWishIn(serializers.Serializer):
    to_person = serializers.UUIDField()


def wish_out(row: Wish) -> dict:
    return {
        "id": row.pk,
        "kind": row.kind,
        "case_number": row.case.number,
        "municipality": row.case.municipality_id,
        "respond_by": row.respond_by,
        "answered_at": row.answered_at,
    }


class Wishes(Door):
    @extend_schema(operation_id="list_wishes", responses=WishesOut)
    def get(self, request: Request) -> Response:
        rows = list(wishes_for(self.by))
        self.looked("wishes-listed", *(f"wish:{row.pk}" for row in rows))
        return Response({"results": [wish_out(row) for row in rows]})


class AskOtherCoordinator(Door):
    @extend_schema(operation_id="ask_other_coordinator", request=None, responses={201: WishOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        return Response(
            wish_out(wishes.ask_other_coordinator(case_id=case_id, by=self.by, at=self.at)), status=201
        )


class Withdraw(Door):
    @extend_schema(operation_id="withdraw_from_course", request=None, responses={201: WishOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        return Response(
            wish_out(wishes.withdraw_from_course(case_id=case_id, by=self.by, at=self.at)), status=201
        )


class AnswerWish(Door):
    @extend_schema(operation_id="answer_wish", request=AnswerWishIn, responses=WishOut)
    def post(self, request: Request, wish_id: UUID) -> Response:
        to_person = self.parsed(AnswerWishIn)["to_person"]
        return Response(
            wish_out(wishes.answer_wish(wish_id=wish_id, to_person=to_person, by=self.by, at=self.at))
        )


class RefuseWishIn(serializers.Serializer):
    reason = serializers.ChoiceField([reason.value for reason in WishReason])


class RefuseWish(Door):
    @extend_schema(operation_id="refuse_wish", request=RefuseWishIn, responses=WishOut)
    def post(self, request: Request, wish_id: UUID) -> Response:
        reason = WishReason(self.parsed(RefuseWishIn)["reason"])
        return Response(wish_out(wishes.refuse_wish(wish_id=wish_id, reason=reason, by=self.by, at=self.at)))


class PassesOut(serializers.Serializer):
    """`past`: the measures that went past the model's thresholds."""

    coordination_moves = serializers.IntegerField()
    offers_unanswered = serializers.IntegerField()
    returns = serializers.IntegerField()
    waiting_seconds = serializers.IntegerField()
    former_owners = serializers.IntegerField()
    asked_again = serializers.IntegerField()
    past = serializers.ListField(child=serializers.ChoiceField(MEASURES))


class CasePasses(Door):
    @extend_schema(operation_id="case_passes", responses=PassesOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        passes, past = passes_for(self.by, case_id, self.at)
        self.looked("passes-opened", f"case:{case_id}")
        return Response(
            {
                "coordination_moves": passes.coordination_moves,
                "offers_unanswered": passes.offers_unanswered,
                "returns": passes.returns,
                "waiting_seconds": int(passes.waiting.total_seconds()),
                "former_owners": passes.former_owners,
                "asked_again": passes.asked_again,
                "past": past,
            }
        )
