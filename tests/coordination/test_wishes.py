"""The exposed person's own two wishes: another coordinator, and to leave. Neither needs a reason."""

from datetime import timedelta

import pytest

from backend.api.telling import wish_out
from backend.coordination.models import Case, Wish
from backend.coordination.reasons import WishReason
from backend.coordination.selectors import cases_for
from backend.coordination.telling_selectors import wishes_for
from backend.coordination.use_cases import cases, handovers, wishes
from backend.coordination.use_cases.reminders import remind
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from tests.cast import MONDAY, actor
from tests.situations import accepted, course_offered, does, seated, waiting
from tests.telling import handed, heard, tasks, too_late

pytestmark = pytest.mark.django_db


def asked(case: Case, who: str = "koordinator") -> Wish:
    return does(who, wishes.ask_other_coordinator, case_id=case.pk)


def answered(wish: Wish, to: str = "stedfortraeder", by: str = "afdelingsleder") -> Wish:
    return does(by, wishes.answer_wish, wish_id=wish.pk, to_person=actor(to).id)


def leaves(case: Case) -> Wish:
    return does("koordinator", wishes.withdraw_from_course, case_id=case.pk)


def coordinator(case: Case) -> str:
    case.refresh_from_db()
    return case.coordinator.username


def test_the_head_of_department_is_told():
    asked(accepted())
    assert heard("afdelingsleder") == ["wish-recorded"]


def test_the_head_sees_a_case_number_and_no_person():
    case = accepted()
    asked(case)
    (wish,) = wishes_for(actor("afdelingsleder"))
    assert set(wish_out(wish)) == {"id", "kind", "case_number", "municipality", "respond_by", "answered_at"}
    assert not cases_for(actor("afdelingsleder")).exists()


def test_the_head_has_two_working_days():
    assert asked(accepted()).respond_by == MONDAY + timedelta(days=2)


def test_the_answer_offers_the_case_to_somebody_else():
    case = accepted()
    answered(asked(case))
    assert waiting(case).offers.get().to.username == "stedfortraeder"


def test_the_present_coordinator_stays_until_somebody_accepts():
    case = accepted()
    answered(asked(case))
    assert coordinator(case) == "koordinator"
    does("stedfortraeder", handovers.accept, handover_id=waiting(case).pk)
    assert coordinator(case) == "stedfortraeder"


def test_the_exposed_person_is_to_be_told_of_the_answer():
    case = accepted()
    answered(asked(case))
    assert "change-coordinator" in [task.duty for task in tasks(case)]


def test_a_refusal_leaves_the_coordinator_and_the_person_is_to_be_told():
    case = accepted()
    wish = asked(case)
    refused = {"wish_id": wish.pk, "reason": WishReason.NOBODY_ELSE}
    does("afdelingsleder", wishes.refuse_wish, **refused)
    assert case.history.get(what="wish-refused").details["reason"] == "nobody-else"
    assert not case.handovers.filter(ended_at=None).exists() and coordinator(case) == "koordinator"
    assert "change-coordinator" in [task.duty for task in tasks(case)]
    with pytest.raises(NotPossible):
        does("afdelingsleder", wishes.refuse_wish, **refused)


def test_only_the_head_refuses():
    wish = asked(accepted())
    with pytest.raises(NotPermitted):
        does("koordinator", wishes.refuse_wish, wish_id=wish.pk, reason=WishReason.CANNOT_SAY)


def test_one_such_wish_waits_at_a_time():
    case = accepted()
    asked(case)
    with pytest.raises(NotPossible):
        asked(case, "stedfortraeder")


def test_a_wish_is_answered_once():
    wish = answered(asked(accepted()))
    with pytest.raises(NotPossible):
        answered(wish)


def test_an_answered_wish_may_be_followed_by_another():
    case = accepted()
    answered(asked(case))
    assert asked(case).answered_at is None


@pytest.mark.parametrize(
    ("who", "refusal"), [("koordinator", NotPermitted), ("leder", NotFound), ("drift", NotFound)]
)
def test_it_is_the_head_who_answers(who, refusal):
    with pytest.raises(refusal):
        answered(asked(accepted()), by=who)


def test_only_who_holds_the_case_writes_a_wish_down():
    with pytest.raises(NotPermitted):
        asked(seated(), "dsc")


def test_a_wish_unanswered_is_called_for_once():
    late = too_late(asked(accepted()).respond_by)
    remind(at=late)
    remind(at=late)
    assert heard("afdelingsleder").count("wish-overdue") == 1


def test_who_leaves_is_offered_on_to_nobody():
    case = course_offered()
    handover = waiting(case)
    leaves(case)
    handover.refresh_from_db()
    assert (handover.state, heard("dsc")[-1]) == ("withdrawn", "offer-ended")


def test_what_somebody_carries_already_is_theirs_to_end():
    case = seated()
    leaves(case)
    assert waiting(case).state == "accepted"


def test_what_came_back_and_waits_for_the_sender_ends_too():
    case = accepted()
    handover = handed(case, "exposed-course")
    does("dsc", handovers.decline, handover_id=handover.pk, reason="no-capacity")
    leaves(case)
    handover.refresh_from_db()
    assert handover.state == "withdrawn"


def test_leaving_is_the_next_duty_of_the_coordinator():
    case = accepted()
    leaves(case)
    case.refresh_from_db()
    assert (case.next_duty, case.state) == ("leave-the-course", "active")


def test_leaving_is_not_for_the_head_to_answer():
    leaves(accepted())
    assert not wishes_for(actor("afdelingsleder")).exists()


def test_closing_the_case_answers_the_wish_to_leave():
    case = accepted()
    wish = leaves(case)
    does("koordinator", cases.close, case_id=case.pk)
    wish.refresh_from_db()
    assert (wish.answered_at, wish.answered_by_id) == (MONDAY, actor("koordinator").id)


def test_a_closed_case_calls_for_nothing():
    case = accepted()
    leaves(case)
    does("koordinator", cases.close, case_id=case.pk)
    assert remind(at=MONDAY + timedelta(days=30)) == 0
