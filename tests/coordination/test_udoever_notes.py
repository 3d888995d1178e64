"""The blind route: the sender learns nothing, the receiver alone reads, and the case hears "ring" and no more."""

import json
import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from backend.coordination.models import (
    Case,
    PartyKind,
    Recusal,
    RingRequest,
    StaffParty,
    UdoeverNote,
    UdoeverNoteSight,
)
from backend.coordination.parties import name_udoever
from backend.coordination.udoever_note_selectors import notes_for, rings_waiting_for
from backend.coordination.udoever_notes import (
    BASES_OF,
    DUTY_OF,
    RECEIVER,
    NoteBasis,
    NoteKind,
    NoteOutcome,
    bases_of,
)
from backend.coordination.use_cases import udoever_notes as deeds
from backend.coordination.use_cases.parties import add_party
from backend.coordination.use_cases.reminders import remind
from backend.coordination.use_cases.ringing import rung
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.responsibilities.book import model_in_force
from backend.responsibilities.models import Staffing
from backend.responsibilities.vocabulary import Wing
from tests.api.counting import counted
from tests.cast import MONDAY, NAMES, actor, client
from tests.situations import accepted, does
from tests.telling import heard, raw, too_late
from tests.udoevers_side import UDOEVER_CPR

pytestmark = pytest.mark.django_db
CANARY = "Home on Friday with the neighbour"
WANTED = {
    "municipality": "0561",
    "kind": "to-be-released",
    "basis": "acute-danger",
    "text": CANARY,
    "name": "Uwe Udoever",
    "cpr": UDOEVER_CPR,
}  # fmt: skip


def answer_to(who: str = "psykiatri", **changes: Any) -> Any:
    return client(who).post("/api/v1/udoever-notes", {**WANTED, **changes}, format="json")


def told() -> UdoeverNote:
    assert answer_to().status_code == 202
    return UdoeverNote.objects.get()


def named_case() -> Case:
    case = accepted()
    name_udoever(case, {"cpr": UDOEVER_CPR})
    return case


def found(note: UdoeverNote) -> list[deeds.FoundCase]:
    return does("stalkingkontakt", deeds.find_case, note_id=note.pk, reason="Is told of")


def passed_on(note: UdoeverNote, case: Case) -> RingRequest:
    return does("stalkingkontakt", deeds.pass_on, note_id=note.pk, case_number=case.number)


def closed(note: UdoeverNote, outcome: NoteOutcome) -> UdoeverNote:
    return does("stalkingkontakt", deeds.close, note_id=note.pk, outcome=outcome)


def without_what_differs(body: bytes) -> bytes:
    """Receipts and times are drawn anew each time; all else is compared byte for byte."""
    body = re.sub(rb"[2-9CFGHJMPQRVWX]{4}-[2-9CFGHJMPQRVWX]{4}", b"RECEIPT", body)
    return re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", b"TIME", body)


def test_the_sender_hears_and_costs_the_same_with_and_without_a_case():
    answers, asked = [], []
    for arrange in (lambda: None, named_case):
        arrange()
        answer_to()  # what is looked up once in a process is known from here
        with counted() as statements:
            answers.append(answer_to())
        asked.append(statements.statements)
    miss, hit = (without_what_differs(answer.content) for answer in answers)
    assert miss == hit == b'{"receipt":"RECEIPT","created_at":"TIME","respond_by":"TIME"}'
    assert len(asked[0]) == len(asked[1]) and not [each for each in asked[1] if '"case_party"' in each]
    sent = client("psykiatri").get("/api/v1/udoever-notes/sent").json()["results"]
    assert len(sent) == 4 and {key for row in sent for key in row} == {"receipt", "created_at", "respond_by"}


def test_only_the_receiver_finds_the_text_through_any_door():
    case, note = named_case(), told()
    passed_on(note, case)
    of_the_case = [f"cases/{case.pk}{part}" for part in ("", "/history", "/ring-requests", "/looks", "/card")]
    doors = [(who, "udoever-notes") for who in NAMES]
    doors += [("koordinator", path) for path in (*of_the_case, "notices", "messages")]
    doors += [("psykiatri", path) for path in ("udoever-notes/sent", "notices", "handovers")]
    said = {(who, path): client(who).get(f"/api/v1/{path}").content.decode() for who, path in doors}
    assert {where for where, text in said.items() if CANARY in text} == {("stalkingkontakt", "udoever-notes")}
    assert not [secret for secret in (CANARY, UDOEVER_CPR, "Uwe") if secret in raw("udoever_note")]


def test_the_case_hears_whom_to_ring_and_nothing_of_what_or_from_whom():
    case, note = named_case(), told()
    assert [(each.number, each.ring.username) for each in found(note)] == [(case.number, "koordinator")]
    passed_on(note, case)
    passed_on(note, case)
    assert heard("koordinator").count("asked-to-ring") == heard("stedfortraeder").count("asked-to-ring") == 1
    path = f"/api/v1/cases/{case.pk}"
    shown = [
        client("koordinator").get(f"{path}/{part}").json() for part in ("ring-requests", "history", "looks")
    ]
    assert shown[0]["results"][0]["ring"]["name"] == actor("stalkingkontakt").person.name
    told_of = json.dumps(shown)
    sender = actor("psykiatri").person
    assert not [
        each for each in (sender.name, str(sender.pk), sender.agency.name, str(note.pk)) if each in told_of
    ]
    assert client("stalkingkontakt").get(f"{path}/ring-requests").status_code == 404
    with pytest.raises(NotPossible, match="not-rung-yet"):
        closed(note, NoteOutcome.RUNG)
    request = client("koordinator").get("/api/v1/ring-requests").json()["results"][0]["id"]
    assert client("koordinator").post(f"/api/v1/ring-requests/{request}/rung").status_code == 204
    assert heard("stalkingkontakt")[-1] == "rung" and closed(note, NoteOutcome.PASSED_ON).handled_at
    assert client("koordinator").get(f"{path}/ring-requests").json() == {"results": []}


def test_a_search_is_on_record_with_its_reason_and_on_the_case():
    case, note = named_case(), told()
    found(note)
    lines = RecordLine.objects.filter(actor=actor("stalkingkontakt").id, reason__gt="")
    assert {(line.about, line.reason) for line in lines} == {
        (f"note:{note.pk}", "Is told of"),
        (f"case:{case.pk}", "Is told of"),
    }


def test_a_sealed_case_is_not_shown_and_its_holders_are_asked_to_ring_all_the_same():
    case, note = named_case(), told()
    Case.objects.update(sealed=True)
    assert found(note) == [] and "asked-to-ring" in heard("koordinator")
    with pytest.raises(NotFound):
        passed_on(note, case)
    with pytest.raises(NotPossible, match="not-passed-on"):
        closed(note, NoteOutcome.PASSED_ON)
    assert closed(note, NoteOutcome.NO_CASE_FOUND).outcome and not rings_waiting_for(actor("stalkingkontakt"))
    does("koordinator", rung, request_id=rings_waiting_for(actor("koordinator")).get().pk)
    assert heard("stalkingkontakt") == ["udoever-note-received"]


def test_a_note_is_not_ended_as_talked_of_before_those_who_hold_a_sealed_case_are_asked():
    case, note = named_case(), told()
    Case.objects.update(sealed=True)
    with pytest.raises(NotPossible, match="search-first"):
        closed(note, NoteOutcome.RUNG)
    assert found(note) == [] and closed(note, NoteOutcome.RUNG).handled_at
    assert rings_waiting_for(actor("koordinator")).get().case == case


def test_of_several_udoevere_the_one_who_has_a_number_keeps_it():
    case = accepted()
    for name in ("Uwe", "Ulf"):
        does("koordinator", add_party, case_id=case.pk, kind=PartyKind.UDOEVER, name=name, under_18=None)
    for said in ({"cpr": UDOEVER_CPR}, {"name": "Uno"}):
        name_udoever(case, said)
    udoevere = case.parties.filter(kind=PartyKind.UDOEVER)
    assert udoevere.count() == 2 and [each.name for each in udoevere.exclude(cpr_index="")] == ["Uno"]


def test_what_is_not_a_match_is_not_passed_on_and_what_was_not_passed_on_is_not_closed_as_such():
    case, note = accepted(), told()
    assert found(note) == []
    with pytest.raises(NotFound):
        passed_on(note, case)
    with pytest.raises(NotPossible, match="not-passed-on"):
        closed(note, NoteOutcome.PASSED_ON)


def test_neither_the_investigation_wing_nor_the_forbidden_receive_whatever_role_they_are_given():
    case, note = named_case(), told()
    post = Staffing.objects.get(partnership=case.partnership, role=RECEIVER, person__isnull=False)
    for who in ("efterforsker", "anklager", "forebygger", "leder"):
        more = {"person": actor(who).person, "order": 9, "valid_from": post.valid_from}
        Staffing.objects.create(partnership=case.partnership, role=RECEIVER, **more)
    seeing = UdoeverNoteSight.objects.filter(note=note).values_list("person__username", flat=True)
    assert set(seeing) == {"stalkingkontakt", "forebygger", "leder"}
    Recusal.objects.create(case=case, person=actor("stalkingkontakt").person, reason="Cousins", since=MONDAY)
    StaffParty.objects.create(case=case, agency=actor("leder").person.agency, reason="Officer", since=MONDAY)
    assert set(seeing.all()) == {"forebygger"} and not notes_for(actor("stalkingkontakt")).exists()


def test_the_wing_that_the_view_keeps_out_is_that_of_the_model():
    roles = model_in_force(MONDAY).roles
    kept_out = set(re.findall(r"'([a-z-]+)'", raw("pg_get_viewdef('investigating'::regclass)")))
    assert {role.code for role in roles} & kept_out == {
        role.code for role in roles if role.wing == Wing.INVESTIGATION
    }
    assert {*BASES_OF, RECEIVER} <= {role.code for role in roles}


def test_the_receiver_has_a_part_in_every_duty_that_sets_the_time():
    duties = [model_in_force(MONDAY).duty(code) for code in DUTY_OF.values()]
    assert set(DUTY_OF) == set(NoteKind)
    assert [duty.code for duty in duties if RECEIVER not in {duty.answers, *duty.informed}] == []


@pytest.mark.parametrize(
    ("who", "changes", "code"),
    [
        ("anklager", {"basis": "ksp"}, "basis-not-for-your-role"),
        ("anklager", {"basis": "release-notice", "kind": "other"}, "release-notice-of-a-release"),
        ("psykiatri", {"basis": "ksp"}, "basis-not-for-your-role"),
        ("kif", {"basis": "health-act-43"}, "basis-not-for-your-role"),
        ("kif", {"basis": "ksp"}, "ksp-needs-a-release"),
        ("psykiatri", {"basis": "health-act-43"}, "patient-told-or-why-not"),
        ("kif", {"name": "", "cpr": "0202020202x"}, "invalid"),
    ],
)
def test_what_the_law_asks_of_a_basis_is_said(who, changes, code):
    answer = answer_to(who, **changes)
    assert (answer.status_code, answer.json()["type"]) == (400, f"/api/v1/problems/{code}")


@pytest.mark.parametrize(
    "change", [{"basis": NoteBasis.KSP}, {"basis": NoteBasis.HEALTH_ACT}, {"outcome": "rung"}]
)
def test_the_database_asks_for_it_too(change):
    note = told()
    with pytest.raises(IntegrityError), transaction.atomic():
        UdoeverNote.objects.filter(pk=note.pk).update(**change)


def test_nobody_tells_on_a_basis_of_somebody_elses_law():
    assert bases_of(["stalkingvisitator", "patrol"]) == frozenset()
    assert [role for role in BASES_OF if not bases_of([role])] == []


def test_what_nobody_handled_is_called_for_once():
    note = told()
    assert heard("stalkingkontakt")[-1] == "udoever-note-received"
    assert (remind(at=too_late(note.respond_by)), remind(at=too_late(note.respond_by))) == (1, 0)
    assert heard("stalkingkontakt")[-1] == heard("leder")[-1] == "udoever-note-overdue"


def test_the_receiver_adds_the_number_that_a_note_came_without_once():
    case = named_case()
    answer_to(cpr="0303030303")
    without = {key: said for key, said in WANTED.items() if key != "cpr"}
    client("kif").post("/api/v1/udoever-notes", without, format="json")
    known, nameless = UdoeverNote.objects.exclude(cpr_index="").get(), UdoeverNote.objects.get(cpr_index="")
    search = {"reason": "Is told of", "cpr": UDOEVER_CPR}
    with pytest.raises(Unusable, match="cpr-already-given"):
        does("stalkingkontakt", deeds.find_case, note_id=known.pk, **search)
    assert [
        each.number for each in does("stalkingkontakt", deeds.find_case, note_id=nameless.pk, **search)
    ] == [case.number]


@pytest.mark.parametrize("who", ["anklager", "efterforsker"])
def test_the_other_wing_tells_of_a_release_and_nothing_comes_back(who):
    case = named_case()
    assert answer_to(who, basis="release-notice").status_code == 202
    note = UdoeverNote.objects.get()
    assert found(note)[0].number == case.number and passed_on(note, case)
    assert heard(who) == [] and client(who).get("/api/v1/udoever-notes").json()["results"] == []
    assert client(who).get("/api/v1/ring-requests").json() == {"results": []}
    assert not UdoeverNoteSight.objects.filter(person=actor(who).id).exists()
