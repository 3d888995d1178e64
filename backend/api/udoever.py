"""The blind route over the API: what is told of an udøver, the receiver's deeds, and whom a case is asked to ring."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.pages import NewestHandovers
from backend.api.words import PersonOut, person
from backend.coordination import udoever_note_selectors as selectors
from backend.coordination.models import RingRequest, UdoeverNote
from backend.coordination.udoever_notes import NoteBasis, NoteKind, NoteOutcome
from backend.coordination.use_cases import udoever_notes as deeds
from backend.coordination.use_cases.ringing import rung

KINDS = [each.value for each in NoteKind]
BASES = [each.value for each in NoteBasis]
OUTCOMES = [each.value for each in NoteOutcome]
AT_MOST = 100


class UdoeverNoteIn(serializers.Serializer):
    """A name or a CPR number; by the number the case can be found. `patient_told`: that the patient was told, or why
    not, where the basis is the health act. `convicted_and_released`: said where it is KSP."""

    municipality = serializers.RegexField(r"^[0-9]{4}\Z")
    kind = serializers.ChoiceField(KINDS)
    basis = serializers.ChoiceField(BASES)
    text = serializers.CharField(max_length=2000)
    name = serializers.CharField(max_length=120, required=False, allow_blank=True)
    cpr = serializers.RegexField(r"^[0-9]{6}-?[0-9]{4}\Z", required=False)
    happens_on = serializers.DateField(required=False, allow_null=True)
    convicted_and_released = serializers.BooleanField(required=False)
    patient_told = serializers.CharField(max_length=500, required=False, allow_blank=True)


class NoteReceiptOut(serializers.Serializer):
    """The same whatever there is: it was sent, and when it will be read at the latest."""

    receipt = serializers.CharField()
    created_at = serializers.DateTimeField()
    respond_by = serializers.DateTimeField()


class SentNotesOut(serializers.Serializer):
    results = NoteReceiptOut(many=True)


class UdoeverNoteOut(serializers.Serializer):
    id = serializers.UUIDField()
    municipality = serializers.CharField(source="municipality_id")
    kind = serializers.CharField()
    basis = serializers.CharField()
    happens_on = serializers.DateField(allow_null=True)
    name = serializers.CharField()
    cpr = serializers.CharField()
    text = serializers.CharField()
    patient_told = serializers.CharField()
    sender = PersonOut()
    sending_agency = serializers.CharField(source="controller.name")
    created_at = serializers.DateTimeField()
    respond_by = serializers.DateTimeField()
    handled_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.CharField()


class UdoeverNotePage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = UdoeverNoteOut(many=True)


def receipt(row: UdoeverNote) -> dict:
    return {"receipt": row.receipt, "created_at": row.created_at, "respond_by": row.respond_by}


class UdoeverNotes(Door):
    """Telling the police's prevention contact of an udøver one knows. The answer is the same whether there is a case or
    not; nothing is heard back. The list is what has come in to oneself as that contact."""

    @extend_schema(
        operation_id="list_udoever_notes",
        responses=UdoeverNotePage,
        parameters=[OpenApiParameter("cursor", str)],
    )
    def get(self, request: Request) -> Response:
        rows = selectors.notes_for(self.by)
        answer = NewestHandovers().answer(rows, request, lambda row: UdoeverNoteOut(row).data)
        self.looked("udoever-notes-opened", *(f"note:{row['id']}" for row in answer.data["results"]))
        return answer

    @extend_schema(operation_id="tell_of_udoever", request=UdoeverNoteIn, responses={202: NoteReceiptOut})
    def post(self, request: Request) -> Response:
        told = deeds.Told(**self.parsed(UdoeverNoteIn))
        return Response(receipt(deeds.tell(told=told, by=self.by, at=self.at)), status=202)


class SentNotes(Door):
    """One's own latest receipts: when something was sent, and not a word of it."""

    @extend_schema(operation_id="list_sent_udoever_notes", responses=SentNotesOut)
    def get(self, request: Request) -> Response:
        rows = list(selectors.notes_sent_by(self.by)[:AT_MOST])
        self.looked("udoever-receipts-listed", *(f"note:{row.pk}" for row in rows))
        return Response({"results": [receipt(row) for row in rows]})


class FindCaseIn(serializers.Serializer):
    """`cpr`: found out by the receiver, where the note came without; once, and kept with the note."""

    reason = serializers.CharField(max_length=500)
    cpr = serializers.RegexField(r"^[0-9]{6}-?[0-9]{4}\Z", required=False)


class FoundCaseOut(serializers.Serializer):
    case_number = serializers.CharField()
    coordinator = serializers.CharField()
    phone = serializers.CharField()


class FoundCasesOut(serializers.Serializer):
    """An empty list is no answer about a case: ring the entrance."""

    results = FoundCaseOut(many=True)


class FindCase(Door):
    """The open cases with this udøver: number, who coordinates now and on which line. On record with its reason."""

    answers_are_kept = False  # it is asked anew which cases are found

    @extend_schema(operation_id="find_case_of_udoever", request=FindCaseIn, responses=FoundCasesOut)
    def post(self, request: Request, note_id: UUID) -> Response:
        found = deeds.find_case(note_id=note_id, **self.parsed(FindCaseIn), by=self.by, at=self.at)
        rows = [
            {"case_number": each.number, "coordinator": each.ring.name, "phone": each.ring.phone}
            for each in found
        ]
        return Response({"results": rows})


class PassOnIn(serializers.Serializer):
    case_number = serializers.CharField(max_length=12)


class PassOn(Door):
    """Those who hold the case are asked to ring; they do not hear why, nor at whose word."""

    @extend_schema(operation_id="pass_on_udoever_note", request=PassOnIn, responses={204: None})
    def post(self, request: Request, note_id: UUID) -> Response:
        deeds.pass_on(note_id=note_id, **self.parsed(PassOnIn), by=self.by, at=self.at)
        return Response(status=204)


class CloseNoteIn(serializers.Serializer):
    outcome = serializers.ChoiceField(OUTCOMES)


class CloseNote(Door):
    """Only after a search, and not while a case that was passed on to has not rung."""

    @extend_schema(operation_id="close_udoever_note", request=CloseNoteIn, responses={204: None})
    def post(self, request: Request, note_id: UUID) -> Response:
        outcome = NoteOutcome(self.parsed(CloseNoteIn)["outcome"])
        deeds.close(note_id=note_id, outcome=outcome, by=self.by, at=self.at)
        return Response(status=204)


class RingRequestOut(serializers.Serializer):
    id = serializers.UUIDField()
    case_number = serializers.CharField()
    ring = PersonOut()
    asked_at = serializers.DateTimeField()
    respond_by = serializers.DateTimeField()


class RingRequestsOut(serializers.Serializer):
    """None for those who see the case and do not hold it."""

    results = RingRequestOut(many=True)


def request_out(row: RingRequest) -> dict:
    times = {"asked_at": row.asked_at, "respond_by": row.respond_by}
    return {"id": row.pk, "case_number": row.case.number, "ring": person(row.ring), **times}


class RingRequests(Door):
    """The police's prevention contact has something to tell those who hold the case: ring."""

    @extend_schema(operation_id="case_ring_requests", responses=RingRequestsOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows = selectors.ring_requests_for(self.by, case_id)
        self.looked("ring-requests-opened", f"case:{case_id}")
        return Response({"results": [request_out(row) for row in rows]})


class RingsWaiting(Door):
    """Whom one is to ring for the cases one holds now, soonest first: they follow the case to whoever holds it."""

    @extend_schema(operation_id="list_ring_requests", responses=RingRequestsOut)
    def get(self, request: Request) -> Response:
        rows = list(selectors.rings_waiting_for(self.by)[:AT_MOST])
        self.looked("ring-requests-opened", *{f"case:{row.case_id}" for row in rows})
        return Response({"results": [request_out(row) for row in rows]})


class Rung(Door):
    """One has rung. The contact who asked is told; the request waits for nobody any more."""

    @extend_schema(operation_id="ring_request_rung", request=None, responses={204: None})
    def post(self, request: Request, request_id: UUID) -> Response:
        rung(request_id=request_id, by=self.by, at=self.at)
        return Response(status=204)
