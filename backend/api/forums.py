"""The rooms of PSP and KSP over the API: for those who are in them, and for nobody else."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.pages import Pages
from backend.forums import selectors
from backend.forums.due import is_overdue, today
from backend.forums.models import AgendaPoint, Channel, Decision, Matter, Minutes
from backend.forums.use_cases import matters, saying

CHANNELS = Channel.values


class MatterIn(serializers.Serializer):
    """`convicted_and_released` is said where it is KSP: it discusses nobody else."""

    partnership = serializers.SlugField(max_length=60)
    channel = serializers.ChoiceField(CHANNELS)
    about = serializers.CharField(max_length=500)
    convicted_and_released = serializers.BooleanField(required=False)


class MatterLineOut(serializers.Serializer):
    """A matter in the list: nothing of whom it is about."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    channel = serializers.ChoiceField(CHANNELS)
    forum = serializers.CharField(source="forum.name")
    partnership = serializers.CharField(source="forum.partnership.slug")
    opened_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)


class MatterPage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = MatterLineOut(many=True)


class SaidOut(serializers.Serializer):
    id = serializers.UUIDField()
    text = serializers.CharField()
    by = serializers.CharField(source="by.name")
    at = serializers.DateTimeField()


class DecisionOut(SaidOut):
    """`dropped`: that it will not be done, and in `text` why."""

    agency = serializers.CharField(source="agency.name")
    due = serializers.DateField()
    done_at = serializers.DateTimeField(allow_null=True)
    dropped = SaidOut(allow_null=True)
    overdue = serializers.SerializerMethodField()

    def get_overdue(self, row: Decision) -> bool:
        return row.waits and is_overdue(row.due, today(self.context["at"]))


class LinkOut(serializers.Serializer):
    case = serializers.UUIDField(source="case_id")
    case_number = serializers.CharField(source="case.number")


class MatterOut(MatterLineOut):
    """`cases`: those linked that the reader sees as well."""

    about = serializers.CharField()
    agenda = SaidOut(many=True, source="agendapoint")
    minutes = SaidOut(many=True)
    decisions = DecisionOut(many=True, source="decision")
    cases = LinkOut(many=True, source="links")


class MadeOut(serializers.Serializer):
    """What was made; it is read in the room."""

    id = serializers.UUIDField()


def made(row: Matter | AgendaPoint | Minutes | Decision) -> Response:
    return Response({"id": row.pk}, status=201)


class Matters(Door):
    """Matters of the forums one is in. The chair opens one, starting from the udøver and not from a case."""

    @extend_schema(
        operation_id="list_matters", responses=MatterPage, parameters=[OpenApiParameter("cursor", str)]
    )
    def get(self, request: Request) -> Response:
        rows = selectors.matters_for(self.by)
        answer = Pages().answer(rows, request, lambda row: MatterLineOut(row).data)
        self.looked("matters-listed", *(f"matter:{row['id']}" for row in answer.data["results"]))
        return answer

    @extend_schema(operation_id="open_matter", request=MatterIn, responses={201: MadeOut})
    def post(self, request: Request) -> Response:
        wanted = matters.Wanted(**self.parsed(MatterIn))
        return made(matters.open_matter(wanted=wanted, by=self.by, at=self.at))


class OneMatter(Door):
    @extend_schema(operation_id="get_matter", responses=MatterOut)
    def get(self, request: Request, matter_id: UUID) -> Response:
        matter = selectors.matter_for(self.by, matter_id)
        self.looked("matter-opened", f"matter:{matter_id}")
        return Response(MatterOut(matter, context={"at": self.at}).data)


class TextIn(serializers.Serializer):
    text = serializers.CharField(max_length=4000)


class Agenda(Door):
    @extend_schema(operation_id="put_on_agenda", request=TextIn, responses={201: MadeOut})
    def post(self, request: Request, matter_id: UUID) -> Response:
        text = self.parsed(TextIn)["text"]
        return made(saying.put_on_agenda(matter_id=matter_id, text=text, by=self.by, at=self.at))


class AddMinutes(Door):
    """Never changed afterwards: what was wrong is put right by more minutes."""

    @extend_schema(operation_id="add_minutes", request=TextIn, responses={201: MadeOut})
    def post(self, request: Request, matter_id: UUID) -> Response:
        text = self.parsed(TextIn)["text"]
        return made(saying.minute(matter_id=matter_id, text=text, by=self.by, at=self.at))


class DecisionIn(serializers.Serializer):
    """`agency`: of somebody in the room. `due`: from today on, at most five years ahead."""

    agency = serializers.UUIDField()
    text = serializers.CharField(max_length=2000)
    due = serializers.DateField()


class Decisions(Door):
    @extend_schema(operation_id="decide_in_matter", request=DecisionIn, responses={201: MadeOut})
    def post(self, request: Request, matter_id: UUID) -> Response:
        decided = saying.Decided(**self.parsed(DecisionIn))
        return made(saying.decide(matter_id=matter_id, decided=decided, by=self.by, at=self.at))


class DecisionDone(Door):
    """By the agency that was to do it, or the chair."""

    @extend_schema(operation_id="decision_done", request=None, responses={204: None})
    def post(self, request: Request, decision_id: UUID) -> Response:
        saying.done(decision_id=decision_id, by=self.by, at=self.at)
        return Response(status=204)


class DropIn(serializers.Serializer):
    reason = serializers.CharField(max_length=2000)


class DropDecision(Door):
    """It will not be done, and no longer stands in the way of closing the matter. By those who may say it is done."""

    @extend_schema(operation_id="drop_decision", request=DropIn, responses={204: None})
    def post(self, request: Request, decision_id: UUID) -> Response:
        saying.drop(decision_id=decision_id, why=self.parsed(DropIn)["reason"], by=self.by, at=self.at)
        return Response(status=204)


class LinkIn(serializers.Serializer):
    case_number = serializers.CharField(max_length=12)


class LinkCase(Door):
    """For somebody in the room who is at the case in the prevention wing. From the case nothing of it shows."""

    @extend_schema(operation_id="link_case_to_matter", request=LinkIn, responses={204: None})
    def post(self, request: Request, matter_id: UUID) -> Response:
        matters.link(matter_id=matter_id, **self.parsed(LinkIn), by=self.by, at=self.at)
        return Response(status=204)


class CloseMatter(Door):
    """Refused while a decision is neither done nor dropped (`decisions-to-do`)."""

    @extend_schema(operation_id="close_matter", request=None, responses={204: None})
    def post(self, request: Request, matter_id: UUID) -> Response:
        matters.close(matter_id=matter_id, by=self.by, at=self.at)
        return Response(status=204)
