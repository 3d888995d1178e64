"""The clock's own deeds: what was due is done once, by itself, in the same way however late the clock comes."""

import os
import subprocess
import sys
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from backend.coordination.models import Case, Handover, HistoryLine, OfferAnswer
from backend.coordination.use_cases import sweep as sweeping
from backend.coordination.use_cases.sweep import sweep
from backend.notifications.models import Notice
from tests.cast import MONDAY, actor, opened
from tests.racing import at_once
from tests.server import HERE
from tests.situations import COURSE, accepted, course_offered, offered, seated, waiting
from tests.telling import too_late

IN_TIME = MONDAY + timedelta(hours=1)
LATE = MONDAY + timedelta(days=2)
MONTHS_LATER = MONDAY + timedelta(days=90)


def asked(handover: Handover) -> UUID:
    return handover.offers.get(answer="").to_id


def kinds(username: str) -> list[str]:
    return list(Notice.objects.filter(inbox=actor(username).id).values_list("kind", flat=True))


def history(case: Case) -> list[str]:
    return list(case.history.values_list("what", flat=True))


@pytest.mark.django_db
class TestOneSweep:
    def test_what_is_not_due_is_left_alone(self):
        offered()
        assert sweep(at=IN_TIME) == 0

    def test_the_last_moment_is_in_time(self):
        handover = waiting(offered())
        last_moment = handover.offers.get().respond_by
        assert sweep(at=last_moment) == 0
        assert sweep(at=last_moment + timedelta(seconds=1)) == 1

    @pytest.mark.parametrize("at", [LATE, MONTHS_LATER], ids=["soon", "after a long pause"])
    def test_an_overdue_offer_goes_to_the_next_in_the_agency(self, at):
        handover = waiting(offered())
        sweep(at=at)
        assert asked(handover) == actor("stedfortraeder").id

    def test_the_one_who_did_not_answer_is_told_that_the_offer_ended(self):
        offered()
        sweep(at=LATE)
        assert kinds("koordinator") == ["handover-offered", "offer-ended"]

    def test_with_nobody_left_in_the_agency_the_chair_is_asked(self):
        handover = waiting(offered())
        sweep(at=LATE)
        sweep(at=LATE + timedelta(days=3))
        handover.refresh_from_db()
        assert handover.state == "with-chair"
        assert kinds("leder")[-1] == "handover-to-place"

    def test_across_agencies_it_comes_back_to_the_sender(self):
        handover = waiting(course_offered())
        sweep(at=MONTHS_LATER)
        handover.refresh_from_db()
        assert handover.state == "returned"
        assert "handover-returned" in kinds("koordinator")

    def test_what_the_sender_leaves_lying_goes_to_the_chair(self):
        handover = waiting(course_offered())
        sweep(at=MONTHS_LATER)
        sweep(at=MONTHS_LATER + timedelta(days=30))
        handover.refresh_from_db()
        assert handover.state == "with-chair"

    def test_the_sender_stays_coordinator_all_the_while(self):
        case = course_offered()
        for months in range(1, 5):
            sweep(at=MONTHS_LATER + timedelta(days=30 * months))
        case.refresh_from_db()
        assert case.coordinator_id == actor("koordinator").id

    def test_a_case_nobody_acknowledged_is_called_for_once(self):
        case = opened()
        sweep(at=LATE)
        sweep(at=LATE + timedelta(days=1))
        assert history(case).count("acknowledge-overdue") == 1
        assert kinds("visitator").count("acknowledge-overdue") == 1

    def test_a_duty_past_its_time_is_said_once(self):
        case = seated()
        Handover.objects.filter(case=case, duty=COURSE.duty).update(complete_by=MONDAY)
        sweep(at=LATE)
        sweep(at=MONTHS_LATER)
        assert history(case).count("handover-overdue") == 1

    @pytest.mark.parametrize("hours", [1, 2], ids=["as in autumn", "a wrong clock put right"])
    def test_a_clock_that_is_set_back_does_nothing_twice(self, hours):
        """What was asked anew has its own time from then: it is neither swept early nor forgotten."""
        case = offered()
        assert sweep(at=LATE) == 1
        following = too_late(waiting(case).respond_by)
        assert [sweep(at=LATE - timedelta(hours=back)) for back in range(hours, -1, -1)] == [0] * (hours + 1)
        assert sweep(at=following) == 1
        assert history(case).count("offer-lapsed") == 2

    def test_the_terms_of_a_handover_are_frozen_on_it(self):
        handover = waiting(offered())
        Handover.objects.filter(pk=handover.pk).update(respond_within="P5D", clock="calendar")
        sweep(at=LATE)
        handover.refresh_from_db()
        assert handover.respond_by == LATE + timedelta(days=5)

    def test_a_post_of_somebody_blocked_ends_with_the_last_case(self):
        case = accepted()
        blocked = actor("stedfortraeder").person
        blocked.blocked_at = MONDAY
        blocked.save()
        Case.objects.filter(pk=case.pk).update(deputy=actor("krisecenter").id)
        sweep(at=IN_TIME)
        assert not blocked.posts.filter(ended_at=None).exists()


@pytest.mark.django_db
class TestACaseThatFails:
    @pytest.fixture
    def broken(self, monkeypatch) -> Case:
        """The first of two cases cannot be swept: something is wrong with it."""
        first, _ = sorted((offered() for _ in range(2)), key=lambda case: case.pk)
        lapse = sweeping._lapse

        def stumble(doing, case):
            lapse(doing, case)
            if case.pk == first.pk:
                raise RuntimeError("Ulla Udsat")

        monkeypatch.setattr(sweeping, "_lapse", stumble)
        return first

    def test_it_does_not_stop_the_others(self, broken):
        assert sweep(at=LATE) == 1

    def test_it_is_as_it_was(self, broken):
        sweep(at=LATE)
        assert asked(waiting(broken)) == actor("koordinator").id

    def test_it_is_tried_again(self, broken, monkeypatch):
        sweep(at=LATE)
        monkeypatch.undo()
        assert sweep(at=LATE) == 1

    def test_the_log_names_the_case_and_nobody(self, broken, caplog):
        sweep(at=LATE)
        assert str(broken.pk) in caplog.text
        assert "Ulla" not in caplog.text


def lapses() -> int:
    return HistoryLine.objects.filter(what="offer-lapsed").count()


def sweep_in_a_process(environment: dict[str, str]) -> subprocess.Popen:
    code = (
        f"from datetime import datetime; from backend.coordination.use_cases.sweep import sweep; "
        f"sweep(at=datetime.fromisoformat('{LATE.isoformat()}'))"
    )
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.Popen(command, cwd=HERE, env={**os.environ, **environment})


@pytest.mark.slow
def test_two_sweeps_at_once_do_each_deed_once(cloned_database):
    count = len([offered() for _ in range(12)])
    at_once([partial(sweep, at=LATE)] * 3)
    assert lapses() == count
    assert Handover.objects.filter(offers__answer=OfferAnswer.LAPSED).count() == count


@pytest.mark.slow
def test_two_processes_sweep_each_deed_once(cloned_database):
    count = len([offered() for _ in range(12)])
    processes = [sweep_in_a_process(cloned_database.environment) for _ in range(2)]
    assert [process.wait(30) for process in processes] == [0, 0]
    assert lapses() == count
