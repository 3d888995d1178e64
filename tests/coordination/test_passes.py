"""Being passed around is measured (P4): moves, offers that came to nothing, returns, time without an owner."""

from datetime import timedelta

import pytest

from backend.coordination.models import Case
from backend.coordination.telling_selectors import Passes, passes_for
from backend.coordination.use_cases import handovers, people
from backend.coordination.use_cases.sweep import sweep
from backend.core.refusals import NotFound
from tests.cast import MONDAY, actor
from tests.situations import accepted, course_offered, does, offered, received, returned, waiting, with_chair
from tests.telling import too_late

pytestmark = pytest.mark.django_db
AN_HOUR = timedelta(hours=1)


def passes(case: Case, who: str = "stedfortraeder") -> Passes:
    return passes_for(actor(who), case.pk, MONDAY + AN_HOUR)[0]


def test_a_new_case_has_been_passed_to_nobody():
    assert passes(received()) == Passes(0, 0, 0, timedelta())


def test_a_move_of_the_coordination_is_counted():
    assert passes(accepted()).coordination_moves == 1


def test_a_move_because_somebody_left_is_counted():
    case = accepted()
    does("afdelingsleder", people.block, person_id=actor("koordinator").id)
    assert passes(case).coordination_moves == 2


def test_every_no_is_counted():
    assert passes(with_chair()).offers_unanswered == 2


def test_silence_is_counted_as_a_no():
    case = course_offered()
    sweep(at=too_late(waiting(case).respond_by))
    assert passes(case).offers_unanswered == 1


def test_what_comes_back_is_counted():
    assert passes(returned()).returns == 1


def test_a_handover_withdrawn_is_no_pass():
    case = course_offered()
    does("koordinator", handovers.withdraw, handover_id=waiting(case).pk)
    assert (passes(case).offers_unanswered, passes(case).returns) == (0, 0)


def test_the_time_without_an_accepting_owner_runs_until_somebody_accepts():
    assert passes(offered()).waiting == AN_HOUR


def test_it_stands_still_once_somebody_has():
    assert passes(accepted()).waiting == timedelta()


@pytest.mark.parametrize("who", ["betjent", "leder", "drift", "nabo", "afdelingsleder"])
def test_who_does_not_see_the_case_reads_no_count(who):
    with pytest.raises(NotFound):
        passes(accepted(), who)
