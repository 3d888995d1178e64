"""Cases over the API. Parse, call one use case or selector, shape the answer."""

from functools import partial
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.pages import Leaves, Pages
from backend.api.preconditions import etag, version_if_sent, wanted_version
from backend.api.words import PersonOut, person, whys
from backend.coordination import selectors
from backend.coordination.entrance import Opening
from backend.coordination.lifecycle import Outcome, State
from backend.coordination.models import Case, CaseParty, PartyKind
from backend.coordination.models.case import Findable
from backend.coordination.parties import Exposed, SafeContact, udoever_of
from backend.coordination.sharing import Field, at_the_case, readable
from backend.coordination.use_cases import cases as deeds
from backend.core.record import put_on_record

STATES = [state.value for state in State]
OUTCOMES = [outcome.value for outcome in Outcome]
BASES = ["consent", "statutory-duty", "acute-danger", "guidance"]


class SafeContactIn(serializers.Serializer):
    number = serializers.CharField(max_length=20, required=False, allow_blank=True)
    times = serializers.CharField(max_length=200, required=False, allow_blank=True)
    not_to_be_told = serializers.CharField(max_length=200, required=False, allow_blank=True)


class WhoIn(serializers.Serializer):
    name = serializers.CharField(max_length=120, required=False, allow_blank=True)
    cpr = serializers.RegexField(r"^[0-9]{6}-?[0-9]{4}\Z", required=False)
    under_18 = serializers.BooleanField(required=False, allow_null=True)


class ExposedIn(WhoIn):
    safe_contact = SafeContactIn(required=False)


class OpeningIn(serializers.Serializer):
    municipality = serializers.RegexField(r"^[0-9]{4}\Z")
    exposed = ExposedIn()
    children = serializers.BooleanField(allow_null=True)
    basis = serializers.ChoiceField(BASES)
    summary = serializers.CharField(max_length=2000, required=False, allow_blank=True)


def opening_of(data: dict) -> Opening:
    exposed = dict(data["exposed"])
    contact = SafeContact(**exposed.pop("safe_contact", {}))
    return Opening(
        data["municipality"],
        Exposed(**exposed, safe_contact=contact),
        data["children"],
        data["basis"],
        data.get("summary", ""),
    )


class UdoeverIn(serializers.Serializer):
    """Who the exposed person says it is. The CPR number is how the case is found by those who know only the udøver."""

    name = serializers.CharField(max_length=120, required=False, allow_blank=True)
    cpr = serializers.RegexField(r"^[0-9]{6}-?[0-9]{4}\Z", required=False, allow_blank=True)


class UdoeverOut(serializers.Serializer):
    name = serializers.CharField()


class ExposedOut(serializers.Serializer):
    name = serializers.CharField()
    under_18 = serializers.BooleanField(allow_null=True)
    safe_contact = SafeContactIn(required=False)


class CaseOut(serializers.Serializer):
    """A case as its reader may see it; fields the reader may not see are left out."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    state = serializers.ChoiceField(STATES)
    partnership = serializers.CharField()
    municipality = serializers.CharField()
    coordinator = PersonOut()
    deputy = PersonOut()
    opened_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()


class CaseDetailOut(CaseOut):
    """Who sees it only in an emergency reads whom to ring, and what help takes: nothing of its course."""

    acknowledge_by = serializers.DateTimeField(allow_null=True, required=False)
    next_duty = serializers.CharField(required=False)
    next_by = serializers.DateTimeField(allow_null=True, required=False)
    outcome = serializers.CharField(required=False)
    sealed = serializers.BooleanField(required=False)
    findable = serializers.CharField(required=False)
    external_reference = serializers.CharField(required=False)
    children = serializers.BooleanField(allow_null=True, required=False)
    exposed = ExposedOut(required=False)
    udoever = UdoeverOut(required=False)
    outcome_reason = serializers.CharField(required=False)
    summary = serializers.CharField(required=False)


class CaseReceiptOut(serializers.Serializer):
    """The case is open, in the hands of others than the one who opened it."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    state = serializers.ChoiceField(STATES)


class CasePage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = CaseOut(many=True)


class ChangeIn(serializers.Serializer):
    exposed = WhoIn(required=False)
    external_reference = serializers.CharField(max_length=80, required=False, allow_blank=True)
    safe_contact = SafeContactIn(required=False)
    udoever = UdoeverIn(required=False)
    children = serializers.BooleanField(required=False, allow_null=True)
    sealed = serializers.BooleanField(required=False)
    findable = serializers.ChoiceField(["", *Findable.values], required=False)


class ScreeningIn(serializers.Serializer):
    outcome = serializers.ChoiceField(OUTCOMES)
    reason = serializers.CharField(max_length=2000)


def case_line(case: Case) -> dict:
    return {
        "id": case.pk,
        "number": case.number,
        "state": case.state,
        "partnership": case.partnership.slug,
        "municipality": case.municipality_id,
        "coordinator": person(case.coordinator),
        "deputy": person(case.deputy),
        "opened_at": case.opened_at,
        "closed_at": case.closed_at,
        "version": case.version,
    }


def case_whole(case: Case) -> dict:
    """The case with what this reader may read of it, field by field (`coordination.sharing`)."""
    seen = readable(whys(case))
    exposed = next((party for party in case.parties.all() if party.kind == PartyKind.EXPOSED), None)
    udoever = udoever_of(case)
    content: dict[Field, dict[str, Any]] = {
        Field.CHILDREN: {"children": case.children},
        Field.SEALED_ADDRESS: {"sealed": case.sealed},
        Field.SUMMARY: {"summary": case.summary},
        Field.OUTCOME_REASON: {"outcome_reason": case.outcome_reason},
        Field.EXPOSED_NAME: {"exposed": exposed_out(exposed, seen)} if exposed else {},
        Field.UDOEVER_NAME: {"udoever": {"name": udoever.name}} if udoever else {},
    }
    whole = case_line(case) | (_course(case) if at_the_case(whys(case)) else {})
    for field in content.keys() & seen:
        whole |= content[field]
    return whole


def _course(case: Case) -> dict:
    return {
        "acknowledge_by": case.acknowledge_by,
        "next_duty": case.next_duty,
        "next_by": case.next_by,
        "outcome": case.outcome,
        "findable": case.findable,
        "external_reference": case.reference or "",  # type: ignore[attr-defined]
    }


def exposed_out(party: CaseParty, seen: frozenset[Field]) -> dict:
    shown = {"name": party.name, "under_18": party.under_18}
    contact = {"number": party.safe_number, "times": party.safe_times, "not_to_be_told": party.not_to_be_told}
    return shown | {"safe_contact": contact} if Field.SAFE_CONTACT in seen else shown


def case_number_and_id(case: Case) -> dict:
    return {"case": case.pk, "case_number": case.number}


class CaseDoor(Door):
    def shown(self, case_id: UUID, status: int = 200) -> Response:
        """The case read afresh through sight, on record: after a deed its reader may see less of it, or nothing."""
        case = selectors.case_for(self.by, case_id)
        put_on_record(self.by, at=self.at, act="case-opened", about=f"case:{case_id}")
        self.showed = ("case", case_id)
        return Response(case_whole(case), status=status, headers={"ETag": etag(case.version)})

    def opened(self, case: Case, status: int) -> Response:
        """The case; a receipt for somebody who opened it for others: it is done, and is not theirs to see."""
        if selectors.is_seen(self.by, case.pk):
            return self.shown(case.pk, status)
        return Response({"id": case.pk, "number": case.number, "state": case.state}, status=202)


class StateIn(serializers.Serializer):
    state = serializers.ChoiceField(STATES, required=False)


class Cases(CaseDoor):
    @extend_schema(
        operation_id="list_cases",
        responses=CasePage,
        parameters=[
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int),
            OpenApiParameter("state", str, enum=STATES),
        ],
    )
    def get(self, request: Request) -> Response:
        state = self.asked(StateIn).get("state")
        rows = Leaves(Case, partial(selectors.case_lines, self.by, state))
        answer = Pages().answer(rows, request, case_line)
        self.looked("cases-listed", *(f"case:{row['id']}" for row in answer.data["results"]))
        return answer

    @extend_schema(
        operation_id="open_case", request=OpeningIn, responses={201: CaseDetailOut, 202: CaseReceiptOut}
    )
    def post(self, request: Request) -> Response:
        opening = opening_of(self.parsed(OpeningIn))
        case = deeds.open_case(opening=opening, by=self.by, at=self.at)
        return self.opened(case, status=201)


class OneCase(CaseDoor):
    @extend_schema(operation_id="get_case", responses=CaseDetailOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        return self.shown(case_id)

    @extend_schema(
        operation_id="change_case",
        request=ChangeIn,
        responses=CaseDetailOut,
        parameters=[OpenApiParameter("If-Match", str, OpenApiParameter.HEADER)],
    )
    def patch(self, request: Request, case_id: UUID) -> Response:
        selectors.check_seen(self.by, case_id)
        version = wanted_version(request)
        deeds.change(case_id=case_id, version=version, wanted=self.parsed(ChangeIn), by=self.by, at=self.at)
        return self.shown(case_id)


class Acknowledge(CaseDoor):
    @extend_schema(operation_id="acknowledge_case", request=None, responses=CaseDetailOut)
    def post(self, request: Request, case_id: UUID) -> Response:
        deeds.acknowledge(case_id=case_id, by=self.by, at=self.at)
        return self.shown(case_id)


class Screening(CaseDoor):
    """With If-Match only if the case is still as it was seen: of two who screen, the second looks again."""

    @extend_schema(
        operation_id="screen_case",
        request=ScreeningIn,
        responses=CaseDetailOut,
        parameters=[OpenApiParameter("If-Match", str, OpenApiParameter.HEADER)],
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        selectors.check_seen(self.by, case_id)
        version, wanted = version_if_sent(request), self.parsed(ScreeningIn)
        said = {"outcome": Outcome(wanted["outcome"]), "reason": wanted["reason"], "version": version}
        deeds.screen(case_id=case_id, by=self.by, at=self.at, **said)
        return self.shown(case_id)


class Close(CaseDoor):
    @extend_schema(operation_id="close_case", request=None, responses=CaseDetailOut)
    def post(self, request: Request, case_id: UUID) -> Response:
        deeds.close(case_id=case_id, by=self.by, at=self.at)
        return self.shown(case_id)


class Reopen(CaseDoor):
    @extend_schema(
        operation_id="reopen_case", request=None, responses={200: CaseDetailOut, 202: CaseReceiptOut}
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        return self.opened(deeds.reopen(case_id=case_id, by=self.by, at=self.at), status=200)
