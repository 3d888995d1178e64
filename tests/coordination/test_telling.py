"""The exposed person is told: a task with a deadline at each change, what was said, by whom, when, and a plain card."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.coordination.models import Case, Telling
from backend.coordination.telling_selectors import tellings_for
from backend.coordination.use_cases import handovers, people, recusals, wishes
from backend.coordination.use_cases.reminders import remind
from backend.coordination.use_cases.telling import Said, tell
from backend.core.actor import acting_as
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.responsibilities.book import model_in_force
from tests.cast import MONDAY, actor, client
from tests.situations import COORDINATION, accepted, does, offered, received, seated, waiting, with_chair
from tests.telling import heard, raw, taken, tasks, too_late

pytestmark = pytest.mark.django_db
TELL_WHO = "tell-who-coordinator-is"
TUESDAY = MONDAY + timedelta(days=1)


def says(case: Case, who: str = "koordinator", channel: str = "safe-number", **said: Any) -> Telling:
    return does(who, tell, case_id=case.pk, said=Said(channel, **said))


def advice() -> str:
    return model_in_force(MONDAY).advice[0].code


def next_step(case: Case) -> tuple[str, datetime | None]:
    case.refresh_from_db()
    return case.next_duty, case.next_by


def told_them(case: Case) -> Telling:
    return says(case, task=tasks(case)[0].pk)


def test_a_new_coordinator_has_the_task_to_say_so_by_the_next_working_day():
    (task,) = tasks(accepted())
    assert (task.duty, task.due_by) == (TELL_WHO, TUESDAY)


def test_before_anybody_has_accepted_there_is_nothing_to_tell():
    assert tasks(offered()) == []


def test_it_is_written_down_although_the_clock_was_set_back():
    case = accepted()
    (task,) = tasks(case)
    an_hour_before = task.created_at - timedelta(hours=1)
    with acting_as(actor("koordinator")) as by:
        told = tell(case_id=case.pk, said=Said("meeting", task=task.pk), by=by, at=an_hour_before)
    assert told.told_at == task.created_at


def test_a_case_placed_by_the_chair_is_to_be_told():
    case = with_chair()
    does("leder", handovers.place, handover_id=waiting(case).pk, to_person=actor("koordinator").id)
    assert [task.duty for task in tasks(case)] == [TELL_WHO]


def test_a_blocked_coordinator_leaves_the_task_to_the_next():
    case = accepted()
    told_them(case)
    does("afdelingsleder", people.block, person_id=actor("koordinator").id)
    assert [task.duty for task in tasks(case)] == [TELL_WHO]
    assert heard("stedfortraeder")[-1] == "tell-due"


def test_a_recused_coordinator_leaves_the_task_to_the_next():
    case = accepted()
    told_them(case)
    does(
        "koordinator",
        recusals.recuse,
        case_id=case.pk,
        person_id=actor("koordinator").id,
        reason="Cousins",
    )
    assert [task.duty for task in tasks(case)] == [TELL_WHO]


def test_a_change_back_is_a_change_to_be_told():
    case = accepted()
    told_them(case)
    does("koordinator", handovers.hand_over, case_id=case.pk, wanted=COORDINATION)
    does("stedfortraeder", handovers.accept, handover_id=waiting(case).pk)
    assert [task.duty for task in tasks(case)] == [TELL_WHO]


def test_a_duty_of_which_the_exposed_person_is_informed_is_to_be_told():
    case = accepted()
    told_them(case)
    taken(case, "protective-measures", "stalkingkontakt")
    assert [task.duty for task in tasks(case)] == ["protective-measures"]


def test_a_duty_of_which_they_are_not_informed_makes_no_task():
    case = accepted()
    told_them(case)
    taken(case, "risk-assessment", "stalkingkontakt")
    assert tasks(case) == []


def test_it_is_on_the_case_when_and_by_whom_and_how_they_were_told():
    telling = told_them(accepted())
    assert (telling.told_at, telling.told_by_id, telling.channel) == (
        MONDAY,
        actor("koordinator").id,
        "safe-number",
    )


def test_once_they_are_told_it_is_the_next_step_of_the_case_no_longer():
    case = accepted()
    assert next_step(case) == (TELL_WHO, TUESDAY)
    told_them(case)
    assert next_step(case) == ("", None)


def test_as_long_as_something_of_it_is_untold_it_stays_the_next_step():
    case = accepted()
    Telling.objects.create(case=case, duty=TELL_WHO, created_at=MONDAY, due_by=TUESDAY)
    told_them(case)
    assert next_step(case) == (TELL_WHO, TUESDAY)
    told_them(case)
    assert next_step(case) == ("", None)


def test_telling_something_else_leaves_the_next_step_as_it_is():
    case = accepted()
    says(case, advice=advice())
    assert next_step(case) == (TELL_WHO, TUESDAY)


def test_who_asked_to_leave_is_let_go_of_after_they_were_told_of_a_new_coordinator():
    case = accepted()
    wish = does("koordinator", wishes.withdraw_from_course, case_id=case.pk)
    does("afdelingsleder", people.block, person_id=actor("koordinator").id)
    for task in tasks(case):
        says(case, "stedfortraeder", task=task.pk)
    assert next_step(case) == ("leave-the-course", wish.respond_by)


def test_a_new_coordinator_before_the_screening_still_has_the_screening_before_them():
    case = received()
    before = next_step(case)
    does("afdelingsleder", people.block, person_id=actor("visitator").id)
    (task,) = tasks(case)
    case.refresh_from_db()
    says(case, case.coordinator.username, task=task.pk)
    assert next_step(case) == before and before[0] == "screening"


def test_a_task_is_told_once():
    case = accepted()
    (task,) = tasks(case)
    says(case, task=task.pk)
    with pytest.raises(NotPossible):
        says(case, task=task.pk)


def test_a_task_of_another_case_is_not_found():
    (elsewhere,) = tasks(accepted())
    with pytest.raises(NotFound):
        says(accepted(), task=elsewhere.pk)


def test_a_departure_from_the_agreed_answer_shows_at_once():
    case = seated()
    says(case, advice=advice(), departs=True)
    rows, _ = tellings_for(actor("dsc"), case.pk)
    assert [row.departs for row in rows].count(True) == 1
    assert heard("stedfortraeder")[-1] == heard("dsc")[-1] == "told"


def test_advice_that_nobody_agreed_on_is_refused():
    with pytest.raises(Unusable):
        says(accepted(), advice="ring-back-and-argue")


def test_saying_nothing_is_refused():
    with pytest.raises(Unusable):
        says(accepted())


@pytest.mark.parametrize(
    ("who", "duty", "reads"), [("dsc", "exposed-course", True), ("efterforsker", "investigate", False)]
)
def test_the_words_are_read_by_roles_that_may(who, duty, reads):
    case = accepted()
    taken(case, duty, who)
    assert tellings_for(actor(who), case.pk)[1] is reads


def test_the_words_are_sealed():
    says(accepted(), advice=advice(), note="Will sleep at a sister's")
    assert "sister" not in raw("telling")


@pytest.mark.parametrize("who", ["visitator", "betjent", "afdelingsleder", "drift"])
def test_who_does_not_see_the_case_reads_no_telling(who):
    with pytest.raises(NotFound):
        tellings_for(actor(who), accepted().pk)


def test_a_task_overdue_is_called_for_once():
    accepted()
    late = too_late(TUESDAY)
    assert (remind(at=late), remind(at=late)) == (1, 0)
    assert heard("koordinator")[-1] == heard("stedfortraeder")[-1] == "tell-overdue"


def test_what_was_told_is_not_called_for():
    told_them(accepted())
    assert remind(at=too_late(TUESDAY)) == 0


def test_the_card_says_whom_to_ring():
    card = client("koordinator").get(f"/api/v1/cases/{accepted().pk}/card").json()
    assert (card["coordinator"]["name"], card["deputy"]["name"]) == ("Karen Kofod", "Steen Stenild")
    assert card["always"] == ["112", "114"]


def test_the_card_has_no_word_of_why():
    case = accepted()
    card = str(client("koordinator").get(f"/api/v1/cases/{case.pk}/card").json()).lower()
    assert not [word for word in ("stalk", "poli", "ulla", "case", case.number.lower()) if word in card]
