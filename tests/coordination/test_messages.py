"""A message to a coordinator one may not see: the same receipt whatever there is, and somebody who reads it."""

from typing import Any

import pytest

from backend.coordination.entrance_selectors import messages_for
from backend.coordination.models import Message
from backend.coordination.parties import Exposed
from backend.coordination.use_cases import cases, messages
from backend.coordination.use_cases.reminders import remind
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from tests.cast import actor, client, opened
from tests.coordination import moves
from tests.situations import accepted, closed, does, seated, told
from tests.telling import heard, raw, too_late

pytestmark = pytest.mark.django_db
CPR, TEXT = "9901010001", "Was there at 02:10, ring at nine"
UNKNOWN = "2222-2222"


def sent(who: str = "betjent", municipality: str = "0561", **about: str) -> Message:
    about = about or {"case_number": UNKNOWN}
    return does(who, messages.send, municipality=municipality, text=TEXT, **about)


def answer_to(**about: str) -> Any:
    wanted = {"municipality": "0561", "text": TEXT, **about}
    return client("betjent").post("/api/v1/messages", wanted, format="json")


def reads(who: str, message: Message) -> bool:
    return messages_for(actor(who)).filter(pk=message.pk).exists()


def test_a_hit_and_a_miss_get_the_same_kind_of_receipt():
    hit, miss = answer_to(case_number=opened().number), answer_to(case_number=UNKNOWN)
    assert (hit.status_code, set(hit.json())) == (miss.status_code, set(miss.json())) == (202, {"receipt"})
    assert len(hit.json()["receipt"]) == len(miss.json()["receipt"])


def test_a_message_about_a_case_goes_to_its_coordinator_and_deputy():
    sent(case_number=accepted().number)
    assert heard("koordinator")[-1] == heard("stedfortraeder")[-1] == "message-received"
    assert "message-received" not in heard("visitator")


def test_a_message_without_a_case_goes_to_the_visitators():
    message = sent()
    readers = {who for who in ("visitator", "stedfortraeder", "koordinator", "nabo3") if reads(who, message)}
    assert readers == {"visitator", "stedfortraeder"}


def test_a_case_is_found_by_the_number_of_the_person_too():
    case = opened(exposed=Exposed(name="Ulla Udsat", cpr=CPR))
    assert sent(cpr=f"{CPR[:6]}-{CPR[6:]}").case == case


def test_a_case_number_may_be_said_in_small_letters():
    case = opened()
    assert sent(case_number=f" {case.number.lower()} ").case == case


def test_a_closed_case_has_nobody_to_read_so_the_entrance_does():
    assert sent(case_number=closed().number).case is None


def test_a_case_of_another_partnership_is_not_found():
    assert sent(municipality="0621", case_number=opened().number).case is None


def test_the_number_of_the_person_is_not_kept_where_the_case_is_found():
    opened(exposed=Exposed(name="Ulla Udsat", cpr=CPR))
    assert sent(cpr=CPR).about == ""


def test_where_no_case_is_found_it_is_kept_sealed():
    assert sent(cpr=CPR).about == CPR
    assert CPR not in raw("message")


def test_the_text_is_sealed():
    sent()
    assert TEXT not in raw("message")


def test_the_sender_does_not_read_it():
    assert not reads("betjent", sent(case_number=accepted().number))


def test_a_seat_at_the_case_does_not_read_its_messages():
    assert not reads("dsc", sent(case_number=seated().number))


def test_a_message_follows_the_case_to_its_next_coordinator():
    case = accepted()
    assert reads("koordinator", sent(case_number=case.number))


def test_the_police_write_under_their_own_regime():
    assert (sent().regime, sent("psykiatri").regime) == ("law-enforcement", "gdpr")


def test_a_message_is_handled_once():
    message = sent()
    does("visitator", messages.handle, message_id=message.pk)
    with pytest.raises(NotPossible):
        does("stedfortraeder", messages.handle, message_id=message.pk)


@pytest.mark.parametrize("who", ["betjent", "koordinator", "nabo3", "drift"])
def test_a_message_is_handled_by_those_it_lies_with(who):
    with pytest.raises(NotFound):
        does(who, messages.handle, message_id=sent().pk)


def test_an_overdue_message_is_called_for_once():
    late = too_late(sent().respond_by)
    assert (remind(at=late), remind(at=late)) == (1, 0)
    assert heard("leder") == ["message-overdue"]


def test_a_handled_message_is_not_called_for():
    message = sent()
    does("visitator", messages.handle, message_id=message.pk)
    assert remind(at=too_late(message.respond_by)) == 0


@pytest.mark.parametrize("who", ["fremmed", "frivillig", "drift"])
def test_who_works_for_no_partner_or_counsels_anonymously_sends_none(who):
    with pytest.raises(NotPermitted):
        sent(who)


def test_closing_the_case_leaves_its_messages_with_those_who_had_them():
    case = accepted()
    message = sent(case_number=case.number)
    told(case, "koordinator")
    does("koordinator", cases.close, case_id=case.pk)
    assert reads("koordinator", message)


def test_a_message_about_somebody_who_has_moved_reaches_those_who_hold_the_case_now():
    case = moves.moved(moves.named(accepted(), CPR))
    for about in ({"cpr": CPR}, {"case_number": case.number}):
        message = sent("koordinator", **about)
        assert message.case == case and reads("nabo3", message) and not reads("visitator", message)
        assert set(answer_to(**about).json()) == {"receipt"}
    assert heard("nabo3")[-1] == "message-received"


def test_and_those_who_hold_the_case_that_it_was_joined_with():
    mine, theirs = moves.named(accepted(), CPR), moves.there(CPR)
    moves.accept(moves.moving_to(mine))
    assert sent(case_number=mine.number).case == sent(cpr=CPR).case == theirs
