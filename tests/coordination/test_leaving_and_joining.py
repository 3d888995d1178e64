"""A case ends here because the person lives where no partnership is, or has another case: it ends with somebody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.agencies.models import Absence
from backend.coordination.models import Case, Departure, HandoverKind, OutsideReceiver
from backend.coordination.offering import Wanted
from backend.coordination.udoever_notes import NoteOutcome
from backend.coordination.use_cases import handovers, moving, udoever_notes, wishes
from backend.core.refusals import NotPossible, Unusable
from tests.cast import MONDAY, actor, client, does
from tests.coordination.moves import (
    BY_CONSENT,
    CPR,
    accept,
    later,
    moving_to,
    named,
    pair,
    there,
    waits_to_be_rung,
    who_reads,
)
from tests.situations import accepted, seated, told
from tests.soundness import unsound
from tests.telling import heard

pytestmark = pytest.mark.django_db
OUTSIDE = moving.Outside("Københavns Kommune", "Borgerrådgiver", "00 33 00 01", "K. Madsen", MONDAY)


def going_out(case: Case, outside: moving.Outside = OUTSIDE) -> Departure:
    return does("koordinator", moving.move_out, case_id=case.pk, outside=outside)


def test_it_leaves_the_platform_to_somebody_named_who_has_confirmed():
    case = seated()
    told(case, "koordinator")
    going_out(case)
    case.refresh_from_db()
    assert (case.state, OutsideReceiver.objects.get(case=case).function) == ("closed", "Borgerrådgiver")
    assert who_reads(case) == {"koordinator", "stedfortraeder"} and not unsound()


def test_it_does_not_leave_before_the_receiver_has_confirmed_nor_before_the_person_is_told():
    case = accepted()
    with pytest.raises(NotPossible, match="something-untold"):
        going_out(case)
    told(case, "koordinator")
    with pytest.raises(Unusable, match="not-confirmed-then"):
        going_out(case, replace(OUTSIDE, confirmed_at=MONDAY + timedelta(hours=1)))
    with pytest.raises(Unusable, match="not-confirmed-then"):
        going_out(case, replace(OUTSIDE, confirmed_at=MONDAY - timedelta(days=999)))


def test_two_cases_of_one_person_are_joined_by_those_who_hold_them():
    mine, theirs = named(seated(), CPR), there(CPR)
    handover = does("koordinator", moving.join, case_id=mine.pk, number=theirs.number, moving=BY_CONSENT)
    accept(handover, "nabo3")
    mine.refresh_from_db()
    assert (mine.state, pair(mine)) == ("closed", pair(theirs)) and who_reads(mine) == who_reads(theirs)
    assert theirs.handovers.get(kind="duty").state == "returned" and not unsound()


def test_of_two_that_are_offered_to_each_other_one_answer_settles_both():
    mine, theirs = named(accepted(), CPR), there(CPR)
    handover = does("koordinator", moving.join, case_id=mine.pk, number=theirs.number, moving=BY_CONSENT)
    back = does("nabo3", moving.join, case_id=theirs.pk, number=mine.number, moving=BY_CONSENT)
    accept(handover, "nabo3")
    back.refresh_from_db()
    assert back.state == "withdrawn" and not theirs.handovers.filter(ended_at=None) and not unsound()


def test_a_case_there_of_another_person_is_not_joined_nor_told_of():
    mine, theirs = named(accepted(), CPR), there("0202020202")
    for number in (theirs.number, "XXXX-XXXX"):
        with pytest.raises(Unusable, match="not-the-same-person"):
            does("koordinator", moving.join, case_id=mine.pk, number=number, moving=BY_CONSENT)


def test_moving_to_where_the_person_has_a_case_asks_those_who_hold_it_and_joins():
    mine, theirs = named(accepted(), CPR), there(CPR)
    accept(moving_to(mine), "nabo3")
    assert pair(mine) == pair(theirs) and mine.state == "closed"


def held_by(theirs: Case, who: str) -> Case:
    """Its coordination goes on to them, and the deputy stays."""
    wanted = Wanted(HandoverKind.COORDINATION, "consent", to_person=actor(who).id)
    accept(does("nabo3", handovers.hand_over, case_id=theirs.pk, wanted=wanted), who)
    theirs.refresh_from_db()
    return theirs


def test_those_who_hold_the_other_case_are_asked_themselves_whatever_their_role():
    mine, theirs = named(accepted(), CPR), held_by(there(CPR), "nabo2")
    handover = moving_to(mine)
    assert handover.offers.get().to.username == "nabo2" and handover.offers.get().to != theirs.deputy
    later("nabo2", handovers.decline, handover_id=handover.pk, reason="no-capacity")
    assert handover.offers.get(answer="").to == theirs.deputy


def test_where_both_are_away_the_chair_there_has_the_word():
    mine, theirs = named(accepted(), CPR), held_by(there(CPR), "nabo2")
    for holder in (theirs.coordinator, theirs.deputy):
        Absence.objects.create(person=holder, starts_at=MONDAY, ends_at=MONDAY + timedelta(days=9))
    handover = does("koordinator", moving.join, case_id=mine.pk, number=theirs.number, moving=BY_CONSENT)
    assert handover.state == "with-chair" and pair(mine)[0] == "koordinator" and not unsound()
    does("naboleder", handovers.place, handover_id=handover.pk, to_person=theirs.coordinator_id)
    assert pair(mine) == pair(theirs) and not unsound()


def joined_into(mine: Case, theirs: Case) -> None:
    """The other's coordinator takes it in."""
    accept(does("koordinator", moving.join, case_id=mine.pk, number=theirs.number, moving=BY_CONSENT))


def test_what_is_to_be_rung_about_waits_at_the_other_case():
    mine, theirs = named(accepted(), CPR), there(CPR)
    note = waits_to_be_rung(mine)
    joined_into(mine, theirs)
    (waiting,) = client("nabo3").get("/api/v1/ring-requests").json()["results"]
    assert waiting["case_number"] == theirs.number and heard("nabo").count("asked-to-ring") == 1
    with pytest.raises(NotPossible, match="not-rung-yet"):
        does("stalkingkontakt", udoever_notes.close, note_id=note.pk, outcome=NoteOutcome.RUNG)
    assert not unsound()


def test_of_one_note_that_both_were_asked_about_one_request_is_left():
    mine, theirs = named(accepted(), CPR), there(CPR)
    note = waits_to_be_rung(mine)
    waits_to_be_rung(theirs, note)
    joined_into(mine, theirs)
    assert [row.case for row in note.requests.filter(ended_at=None)] == [theirs]


def test_who_wants_to_leave_the_course_still_does():
    mine, theirs = named(accepted(), CPR), there(CPR)
    wish = does("koordinator", wishes.withdraw_from_course, case_id=mine.pk)
    joined_into(mine, theirs)
    wish.refresh_from_db()
    theirs.refresh_from_db()
    assert (wish.case, theirs.next_duty, theirs.next_by) == (theirs, "leave-the-course", wish.respond_by)
    assert not unsound()
