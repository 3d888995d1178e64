"""Moves over the API: the exposed person moves, two cases are one person's, and what the places have decided."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.cases import BASES
from backend.api.door import Door
from backend.api.handovers import AnswerOut
from backend.api.pages import LatestToLeave
from backend.api.parsing import Moment
from backend.coordination import moving_selectors
from backend.coordination.models import Departure, Leaving
from backend.coordination.onward import Onward
from backend.coordination.use_cases import moving as deeds


class DutyOnwardIn(serializers.Serializer):
    """What becomes of a duty under way. One that is not named goes along where its holder takes part there as well,
    and is else offered anew."""

    handover = serializers.UUIDField()
    onward = serializers.ChoiceField([each.value for each in Onward])


class MovingIn(serializers.Serializer):
    basis = serializers.ChoiceField(BASES)
    reason = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    duties = DutyOnwardIn(many=True, required=False)


class MoveIn(MovingIn):
    municipality = serializers.CharField(max_length=4)


class JoinIn(MovingIn):
    number = serializers.CharField(max_length=12)


class ReceiverIn(serializers.Serializer):
    """A function at an agency, its number, and who there said yes, when."""

    agency = serializers.CharField(max_length=120)
    function = serializers.CharField(max_length=120)
    phone = serializers.RegexField(r"^[+0-9][0-9 ]{2,18}\Z")
    confirmed_by = serializers.CharField(max_length=120)
    confirmed_at = Moment()


class ReceiversOut(serializers.Serializer):
    results = ReceiverIn(many=True)


class MoveOutIn(serializers.Serializer):
    municipality = serializers.CharField(max_length=4, required=False)
    receiver = ReceiverIn()


def moving_of(data: dict) -> deeds.Moving:
    onward = {str(each["handover"]): each["onward"] for each in data.pop("duties", ())}
    return deeds.Moving(data.pop("basis"), data.pop("reason", ""), onward)


class DepartureOut(serializers.Serializer):
    """That a case has left a place, and was received. Where it went is not said. One's papers can still be filed."""

    id = serializers.UUIDField()
    case = serializers.UUIDField()
    number = serializers.CharField()
    how = serializers.ChoiceField(Leaving.values)
    municipality = serializers.CharField()
    left_at = serializers.DateTimeField()


def departure_out(row: Departure, how: str) -> dict:
    return {
        "id": row.pk,
        "case": row.case_id,
        "number": row.number,
        "how": how,
        "municipality": row.municipality_id,
        "left_at": row.left_at,
    }


class DeparturePage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = DepartureOut(many=True)


class Move(Door):
    """To another municipality, in this partnership or another. The visitator there gets an offer without a person, and
    until it is accepted the sender coordinates."""

    @extend_schema(operation_id="move_case", request=MoveIn, responses={201: AnswerOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(MoveIn)
        moving = moving_of(wanted)
        handover = deeds.move(case_id=case_id, moving=moving, **wanted, by=self.by, at=self.at)
        return Response({"id": handover.pk, "state": handover.state}, status=201)


class Join(Door):
    """The person has a case in another partnership, too, and the coordinators have spoken: this one is offered to
    whoever holds the other, and ends when they accept."""

    @extend_schema(operation_id="join_cases", request=JoinIn, responses={201: AnswerOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(JoinIn)
        moving = moving_of(wanted)
        handover = deeds.join(case_id=case_id, moving=moving, **wanted, by=self.by, at=self.at)
        return Response({"id": handover.pk, "state": handover.state}, status=201)


class MoveOut(Door):
    """To a place without a partnership. The case closes; it does so only with a named receiver who has said yes. Who
    held it reads who has it now."""

    @extend_schema(operation_id="list_outside_receivers", responses=ReceiversOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        found = moving_selectors.receivers_outside_for(self.by, case_id)
        self.looked("outside-receivers-opened", f"case:{case_id}")
        return Response({"results": ReceiverIn(found, many=True).data})

    @extend_schema(operation_id="move_case_out", request=MoveOutIn, responses={201: DepartureOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(MoveOutIn)
        departure = deeds.move_out(
            case_id=case_id,
            outside=deeds.Outside(**wanted["receiver"]),
            municipality=wanted.get("municipality", ""),
            by=self.by,
            at=self.at,
        )
        return Response(departure_out(departure, departure.how), status=201)


class Departures(Door):
    """Cases that left while one held them, or sat at them, at the place they left."""

    @extend_schema(
        operation_id="list_departures", responses=DeparturePage, parameters=[OpenApiParameter("cursor", str)]
    )
    def get(self, request: Request) -> Response:
        rows = moving_selectors.departures_for(self.by)
        answer = LatestToLeave().answer(rows, request, lambda row: departure_out(row, row.told))
        self.looked("departures-listed", *(f"case:{row['case']}" for row in answer.data["results"]))
        return answer


class DecidedOut(serializers.Serializer):
    """`what` is a duty of the model; `answer` the outcome of a screening, or a coded answer to a handover."""

    at = serializers.DateTimeField()
    place = serializers.CharField()
    what = serializers.CharField()
    answer = serializers.CharField()


class PlacesDecidedOut(serializers.Serializer):
    results = DecidedOut(many=True)


class Decisions(Door):
    """What was refused and accepted, place by place, for those who hold the case."""

    @extend_schema(operation_id="list_decisions", responses=PlacesDecidedOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        found = moving_selectors.decisions_for(self.by, case_id)
        self.looked("decisions-opened", f"case:{case_id}")
        return Response({"results": DecidedOut(found, many=True).data})
