"""Requests for access: taken in, decided part by part by two persons, answered agency by agency (model L9, L10)."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import get_language
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api import insight_shapes as shapes
from backend.api.door import Door
from backend.api.pages import Pages
from backend.insight import selectors
from backend.insight.kinds import Asker, Kind
from backend.insight.models import AccessAnswer
from backend.insight.use_cases import answers, decisions, requests


class SoonestDue(Pages):
    ordering = ("answer_by", "id")


class AccessRequests(Door):
    """Whoever takes one in gets a receipt: the same, whether or not there is a case."""

    @extend_schema(
        operation_id="list_access_requests",
        responses=shapes.AccessPage,
        parameters=[OpenApiParameter("cursor", str)],
    )
    def get(self, request: Request) -> Response:
        answer = SoonestDue().answer(selectors.requests_for(self.by), request, shapes.access_out)
        self.looked("access-listed", *(f"access-request:{row['id']}" for row in answer.data["results"]))
        return answer

    @extend_schema(
        operation_id="register_access_request",
        request=shapes.AccessIn,
        responses={201: shapes.AccessReceiptOut},
    )
    def post(self, request: Request) -> Response:
        wanted = self.parsed(shapes.AccessIn)
        wanted |= {"kind": Kind(wanted["kind"]), "asker": Asker(wanted["asker"])}
        row = requests.register(asked=requests.Asked(**wanted), by=self.by, at=self.at)
        self.looked("access-registered", f"access-request:{row.pk}")
        return Response(shapes.AccessReceiptOut(row).data, status=201)


class OneAccessRequest(Door):
    @extend_schema(operation_id="get_access_request", responses=shapes.AccessOut)
    def get(self, request: Request, request_id: UUID) -> Response:
        row = selectors.request_for(self.by, request_id)
        self.looked("access-opened", f"access-request:{request_id}")
        return Response(shapes.access_out(row))


class OfCases(Door):
    def opened(self, act: str, request_id: UUID, cases: Collection[UUID]) -> None:
        """To look at what is asked for is to look at the cases it is of; where it is of none, at the request."""
        self.looked(act, *([f"case:{each}" for each in cases] or [f"access-request:{request_id}"]))


class AccessParts(OfCases):
    """The parts that the reader decides: of their own agency, and of it alone."""

    @extend_schema(operation_id="access_parts", responses=shapes.AccessPartsOut)
    def get(self, request: Request, request_id: UUID) -> Response:
        rows = selectors.parts_for(self.by, selectors.request_for(self.by, request_id))
        self.opened("access-parts-opened", request_id, {row.case_id for row in rows})
        looks = selectors.looks_for(self.by, rows)
        return Response({"results": [shapes.part_out(row, looks.get(row.pk, ())) for row in rows]})


class ProposeDecision(Door):
    @extend_schema(
        operation_id="propose_decision", request=shapes.ProposalIn, responses={201: shapes.ProposedOut}
    )
    def post(self, request: Request, part_id: UUID) -> Response:
        said = self.parsed(shapes.ProposalIn)
        row = decisions.propose(
            part_id=part_id, wanted=shapes.wanted_of(said), note=said["note"], by=self.by, at=self.at
        )
        return Response(shapes.ProposedOut(row).data, status=201)


class ApproveDecision(Door):
    @extend_schema(
        operation_id="approve_decision", request=shapes.ApprovalIn, responses={201: shapes.ApprovedOut}
    )
    def post(self, request: Request, part_id: UUID) -> Response:
        proposal = self.parsed(shapes.ApprovalIn)["proposal"]
        row = decisions.approve(part_id=part_id, proposal_id=proposal, by=self.by, at=self.at)
        return Response(shapes.ApprovedOut(row).data, status=201)


class Answer(OfCases):
    answers_are_kept = False  # the letter is opened with the right to it, each time

    @extend_schema(operation_id="get_access_answer", responses=shapes.AccessAnswerOut)
    def get(self, request: Request, request_id: UUID) -> Response:
        row = selectors.answer_for(self.by, request_id)
        return self._shown(row, "access-answer-opened")

    @extend_schema(
        operation_id="answer_access_request", request=None, responses={201: shapes.AccessAnswerOut}
    )
    def post(self, request: Request, request_id: UUID) -> Response:
        """In the language asked for: Danish, or English."""
        language = "en" if (get_language() or "da").startswith("en") else "da"
        row = answers.answer(request_id=request_id, language=language, by=self.by, at=self.at)
        return self._shown(row, "access-answered", status=201)

    def _shown(self, row: AccessAnswer, act: str, status: int = 200) -> Response:
        self.opened(act, row.reply.request_id, selectors.cases_in(self.by, row))
        return Response(shapes.answer_out(row), status=status)
