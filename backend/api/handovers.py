"""Handovers over the API: hand over, and answer."""

from collections.abc import Callable
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.cases import BASES
from backend.api.door import Door
from backend.api.pages import NewestHandovers
from backend.api.words import PersonOut, person, whys
from backend.coordination import selectors
from backend.coordination.lifecycle import Handing
from backend.coordination.models import Handover, HandoverKind
from backend.coordination.places import heading_of
from backend.coordination.reasons import DeclineReason, EndReason
from backend.coordination.sharing import takes_a_seat
from backend.coordination.use_cases import duties
from backend.coordination.use_cases import handovers as deeds
from backend.core.record import put_on_record

STATES = [state.value for state in Handing]


class HandoverIn(serializers.Serializer):
    kind = serializers.ChoiceField([HandoverKind.COORDINATION.value, HandoverKind.DUTY.value])
    duty = serializers.SlugField(max_length=40, required=False)
    to_role = serializers.SlugField(max_length=40, required=False)
    to_person = serializers.UUIDField(required=False)
    basis = serializers.ChoiceField(BASES)
    reason = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    leaving = serializers.BooleanField(default=False)

    def validate(self, attrs: dict) -> dict:
        if attrs["kind"] == HandoverKind.DUTY and not attrs.get("duty"):
            raise serializers.ValidationError(
                {"duty": self.fields["basis"].error_messages["required"]}, code="required"
            )
        return attrs


class HandoverOut(serializers.Serializer):
    """Before acceptance the one asked sees the duty, the deadline and the municipality: no case, no person."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(HandoverKind.values)
    state = serializers.ChoiceField(STATES)
    duty = serializers.CharField()
    role = serializers.CharField()
    partnership = serializers.CharField()
    municipality = serializers.CharField(allow_null=True)
    respond_by = serializers.DateTimeField(allow_null=True)
    complete_by = serializers.DateTimeField(allow_null=True)
    sending_agency = serializers.CharField()
    created_at = serializers.DateTimeField()
    case_number = serializers.CharField(required=False)
    case = serializers.UUIDField(required=False)
    basis = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)
    holder = PersonOut(required=False, allow_null=True)
    suggested_role = serializers.CharField(required=False)
    answer = serializers.CharField(required=False)


class HandoverPage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = HandoverOut(many=True)


class DeclineIn(serializers.Serializer):
    reason = serializers.ChoiceField([reason.value for reason in DeclineReason])
    suggested_role = serializers.SlugField(max_length=40, required=False)


class AgainIn(serializers.Serializer):
    """`basis`: what the person said, asked anew; needed for a duty that leans on consent from before they moved, and
    read for no other."""

    to_role = serializers.SlugField(max_length=40, required=False)
    to_person = serializers.UUIDField(required=False)
    basis = serializers.ChoiceField(BASES, required=False)


class PlaceIn(serializers.Serializer):
    to_person = serializers.UUIDField()


def handover_out(handover: Handover) -> dict:
    """What its reader may see: the chair the case's number, its holder what it says, who holds the case the rest."""
    seen = whys(handover)
    case, (partnership, municipality) = handover.case, heading_of(handover)
    shown = {
        "id": handover.pk,
        "kind": handover.kind,
        "state": handover.state,
        "duty": handover.duty,
        "role": handover.role,
        "partnership": partnership.slug,
        "municipality": None if case.sealed and "case" not in seen else municipality,
        "respond_by": handover.respond_by,
        "complete_by": handover.complete_by,
        "sending_agency": handover.sending_agency.name,
        "created_at": handover.created_at,
    }
    if seen & {"case", "chair"}:
        shown |= {"case_number": case.number, "suggested_role": handover.suggested_role}
    if seen & {"case", "holder"}:
        shown |= {"basis": handover.basis, "reason": handover.reason}
    if "holder" in seen and takes_a_seat(handover.role, handover.basis):
        shown |= {"case": case.pk, "case_number": case.number}
    if "case" in seen:
        holder = person(handover.holder) if handover.holder else None
        shown |= {"case": case.pk, "holder": holder, "answer": handover.answer}
    return shown


class HandoverDoor(Door):
    def shown(self, handover_id: UUID, status: int = 200) -> Response:
        handover = selectors.handover_for(self.by, handover_id)
        put_on_record(self.by, at=self.at, act="handover-opened", about=f"handover:{handover_id}")
        self.showed = ("handover", handover_id)
        return Response(handover_out(handover), status=status)


class CaseHandovers(HandoverDoor):
    """Handing over the coordination, or one duty. The sender has it until somebody accepts. Without `to_role` the
    role that the model names for the duty is asked; `leaving` says that the sender will not be deputy."""

    @extend_schema(operation_id="hand_over", request=HandoverIn, responses={201: HandoverOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(HandoverIn)
        handover = deeds.hand_over(case_id=case_id, wanted=deeds.Wanted(**wanted), by=self.by, at=self.at)
        return self.shown(handover.pk, status=201)


class StateIn(serializers.Serializer):
    state = serializers.ChoiceField(STATES, required=False)


class Handovers(Door):
    @extend_schema(
        operation_id="list_handovers",
        responses=HandoverPage,
        parameters=[
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int),
            OpenApiParameter("state", str, enum=STATES),
        ],
    )
    def get(self, request: Request) -> Response:
        rows = selectors.handovers_for(self.by)
        rows = rows.filter(**self.asked(StateIn))
        answer = NewestHandovers().answer(rows, request, handover_out)
        self.looked("handovers-listed", *(f"handover:{row['id']}" for row in answer.data["results"]))
        return answer


class OneHandover(HandoverDoor):
    @extend_schema(operation_id="get_handover", responses=HandoverOut)
    def get(self, request: Request, handover_id: UUID) -> Response:
        return self.shown(handover_id)


class AnswerOut(serializers.Serializer):
    """After an answer: where the handover is now. Whoever lost sight by answering gets only this."""

    id = serializers.UUIDField()
    state = serializers.ChoiceField(STATES)


class Answering(HandoverDoor):
    """A deed on a handover that needs no more than its actor."""

    def answered(self, deed: Callable, handover_id: UUID, **wanted: object) -> Response:
        handover = deed(handover_id=handover_id, by=self.by, at=self.at, **wanted)
        return Response({"id": handover.pk, "state": handover.state})


class Accept(Answering):
    @extend_schema(operation_id="accept_handover", request=None, responses=HandoverOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        deeds.accept(handover_id=handover_id, by=self.by, at=self.at)
        return self.shown(handover_id)


class Decline(Answering):
    @extend_schema(operation_id="decline_handover", request=DeclineIn, responses=AnswerOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        return self.answered(deeds.decline, handover_id, **self.parsed(DeclineIn))


class Withdraw(Answering):
    @extend_schema(operation_id="withdraw_handover", request=None, responses=AnswerOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        return self.answered(deeds.withdraw, handover_id)


class OfferAgain(Answering):
    @extend_schema(operation_id="offer_handover_again", request=AgainIn, responses=AnswerOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        return self.answered(deeds.offer_again, handover_id, **self.parsed(AgainIn))


class ContactAchieved(Answering):
    @extend_schema(operation_id="contact_achieved", request=None, responses=AnswerOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        return self.answered(duties.contact_achieved, handover_id)


class Done(Answering):
    @extend_schema(operation_id="finish_handover", request=None, responses=AnswerOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        return self.answered(duties.finish, handover_id)


class NotPossibleIn(serializers.Serializer):
    reason = serializers.ChoiceField([reason.value for reason in EndReason])


class GiveUp(Answering):
    @extend_schema(operation_id="give_up_handover", request=NotPossibleIn, responses=AnswerOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        return self.answered(duties.give_up, handover_id, **self.parsed(NotPossibleIn))


class Place(Answering):
    @extend_schema(operation_id="place_handover", request=PlaceIn, responses=AnswerOut)
    def post(self, request: Request, handover_id: UUID) -> Response:
        return self.answered(deeds.place, handover_id, **self.parsed(PlaceIn))
