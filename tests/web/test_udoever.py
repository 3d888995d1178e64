"""The blind route as pages, without a browser: told on a phone, found at a desk, and the case says ring."""

import re
from functools import partial
from uuid import uuid4

import pytest

from backend.coordination.models import Case, UdoeverNote
from tests.cast import actor
from tests.situations import accepted
from tests.udoevers_side import UDOEVER_CPR
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
TELL, NOTES, CANARY = "/besked-om-udoever", "/udoever-beskeder", "Home on Friday"


def form(**changes: str) -> dict[str, str]:
    wanted = {
        "municipality": "0561",
        "kind": "on-leave",
        "basis": "acute-danger",
        "text": CANARY,
        "cpr": UDOEVER_CPR,
    }
    return {**wanted, "token": str(uuid4()), **changes}


def named(case: Case) -> None:
    """On the case's own page, by its coordinator."""
    case.refresh_from_db()
    written = {"udoever_name": "Uwe Udoever", "udoever_cpr": "020202-0202", "children": "False"}
    seen = {"version": str(case.version), "initial-children": "False"}
    assert visitor("koordinator").post(f"/sager/{case.pk}/ret", {**written, **seen}).status_code == 302
    assert "Uwe Udoever" in visitor("koordinator").get(f"/sager/{case.pk}").content.decode()


def test_from_a_phone_to_the_coordinator_who_is_asked_to_ring():
    case = accepted()
    named(case)
    sender, contact, sent = visitor("psykiatri"), visitor("stalkingkontakt"), form()
    assert {sender.post(TELL, sent)["Location"] for _ in range(2)} == {f"{TELL}/sendt"}
    note = UdoeverNote.objects.get()
    receipts = sender.get(f"{TELL}/sendt").content.decode()
    assert note.receipt in receipts and CANARY not in receipts
    desk = contact.get("/skrivebordet").content.decode()
    assert NOTES in desk and "den første klares senest" in desk
    path = f"{NOTES}/{note.pk}"
    assert path in contact.get(NOTES).content.decode() and CANARY in contact.get(path).content.decode()
    found = contact.post(f"{path}/find", {"reason": "Is told of"}).content.decode()
    assert case.number in found and actor("koordinator").person.name in found
    contact.post(f"{path}/ring", {"case_number": case.number})
    shown = visitor("koordinator").get(f"/sager/{case.pk}").content.decode()
    told = shown[shown.index("alert-warning") : shown.index("next-heading")]
    assert "har noget at fortælle" in told and actor("stalkingkontakt").person.name in told
    assert not re.search(f"{CANARY}|psykiatri|{actor('psykiatri').person.name}", shown, re.IGNORECASE)
    assert contact.post(f"{path}/afslut", {"outcome": "rung"}).status_code == 422
    desk = visitor("koordinator").get("/skrivebordet").content.decode()
    section = desk[desk.index('id="ring-heading"') :]
    assert case.number in section[: section.index("</section>")] and "tel:" in section
    rung = re.findall(r"/ring/[0-9a-f-]+/har-ringet", section)[0]
    assert visitor("koordinator").post(rung)["Location"] == f"/sager/{case.pk}"
    assert "ring-heading" not in visitor("koordinator").get("/skrivebordet").content.decode()
    assert contact.post(f"{path}/afslut", {"outcome": "passed-on"})["Location"] == NOTES
    assert "har noget at fortælle" not in visitor("koordinator").get(f"/sager/{case.pk}").content.decode()


def test_a_note_nobody_searched_for_is_not_ended():
    case = accepted()
    named(case)
    contact = visitor("stalkingkontakt")
    visitor("psykiatri").post(TELL, form())
    path = f"{NOTES}/{UdoeverNote.objects.get().pk}"
    ended = partial(contact.post, f"{path}/afslut", {"outcome": "rung"})
    assert "når du har ledt efter sagen" in contact.get(path).content.decode() and ended().status_code == 422
    contact.post(f"{path}/find", {"reason": "Is told of"})
    assert ended()["Location"] == NOTES


@pytest.mark.parametrize(
    ("who", "changes", "field", "offered"),
    [
        ("kif", {"basis": "ksp"}, "convicted_and_released", "ksp"),
        ("psykiatri", {"basis": "health-act-43"}, "patient_told", "health-act-43"),
        ("psp", {"cpr": "", "name": ""}, "name", "psp"),
    ],
)
def test_what_the_law_asks_for_is_asked_beside_its_field(who, changes, field, offered):
    answer = visitor(who).post(TELL, form(**changes))
    said = answer.content.decode()
    assert answer.status_code == 422 and f'id="id_{field}-error"' in said and CANARY in said
    assert f'value="{offered}"' in said and not UdoeverNote.objects.exists()


def test_what_is_shown_after_a_search_is_alike_with_a_sealed_case_and_with_none():
    pages = []
    for sealed in (False, True):
        if sealed:
            named(accepted())
            Case.objects.update(sealed=True)
        visitor("kif").post(TELL, form())
        path = f"{NOTES}/{UdoeverNote.objects.latest('created_at').pk}"
        contact = visitor("stalkingkontakt")
        contact.post(f"{path}/find", {"reason": "Is told of"})
        pages.append(contact.get(path).content.decode())
    drawn = r"[0-9a-f-]{36}|[2-9A-Z]{4}-[2-9A-Z]{4}|value=\"\w{64}\"|kl\. [\d.]+"
    plain = [re.sub(drawn, "", page) for page in pages]
    assert plain[0] == plain[1] and "Ingen sag fundet" in plain[0]


def test_a_search_that_finds_nothing_says_that_it_is_no_answer():
    visitor("kif").post(TELL, form())
    path = f"{NOTES}/{UdoeverNote.objects.get().pk}"
    said = visitor("stalkingkontakt").post(f"{path}/find", {"reason": "Is told of"}).content.decode()
    assert "Det betyder ikke, at der ingen sag er" in said and "tel:" in said
    for each in (NOTES, path):
        status, asked = asked_for(each, "stalkingkontakt")
        assert status == 200 and len(asked) <= A_PAGE, str(asked)


def test_only_places_where_one_can_tell_are_offered_and_for_others_one_rings_and_keeps_the_text():
    page = visitor("kif").get(TELL).content.decode()
    offered = re.findall(r'<option value="(\d{4})"', page)
    assert "0561" in offered and "0101" not in offered
    answer = visitor("kif").post(TELL, form(municipality="0101"))
    said = answer.content.decode()
    assert answer.status_code == 422 and CANARY in said and "?kommune=0101" in said


def test_who_sends_no_data_finds_no_way_there_and_reads_why():
    said = visitor("frivillig").get("/send-videre").content.decode()
    assert "anonym rådgivning" in said and 'href="/send-videre"' not in said
    assert 'href="/send-videre"' in visitor("koordinator").get("/skrivebordet").content.decode()
