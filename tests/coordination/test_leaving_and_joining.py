"""A case ends here because the person lives where no partnership is, or has another case: it ends with somebody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.coordination.models import Case, Departure, OutsideReceiver
from backend.coordination.use_cases import moving
from backend.core.refusals import NotPossible, Unusable
from tests.cast import MONDAY, does
from tests.coordination.moves import BY_CONSENT, CPR, accept, moving_to, named, pair, there, who_reads
from tests.situations import accepted, seated, told
from tests.soundness import unsound

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
