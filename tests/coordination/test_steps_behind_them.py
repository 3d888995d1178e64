"""The migration of next steps: a case from before is left as the deeds of today would have left it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import F

from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case
from backend.coordination.tasks import TELL_WHO
from backend.coordination.use_cases import cases, handovers, wishes
from tests.cast import MONDAY
from tests.situations import COORDINATION, SITUATIONS, accepted, acknowledged, does, received, waiting
from tests.situations import told as tells_all

BEFORE, MENDED = "0024_sets_as_questions", "0025_steps_behind_them"
LONG_AGO = MONDAY - timedelta(days=30)
Steps = dict[str, tuple]


def told() -> Case:
    case = accepted()
    tells_all(case, "koordinator")
    return case


def to_be_told_again() -> Case:
    """Told who coordinated; somebody else does now."""
    case = told()
    does("koordinator", handovers.hand_over, case_id=case.pk, wanted=COORDINATION)
    does("stedfortraeder", handovers.accept, handover_id=waiting(case).pk)
    return case


def not_stalking() -> Case:
    case = acknowledged()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.HARASSMENT, reason="A quarrel")
    tells_all(case, "visitator")
    return case


def leaving() -> Case:
    case = accepted()
    does("koordinator", wishes.withdraw_from_course, case_id=case.pk)
    tells_all(case, "koordinator")
    return case


def unclear() -> Case:
    case = acknowledged()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.UNCLEAR, reason="Too early to say")
    return case


WRITTEN_OVER: dict[str, Callable[[], Case]] = {
    each.__name__: each for each in (received, acknowledged, unclear, told, leaving)
} | {"moved": SITUATIONS["moved"]}


def steps(made: dict[str, Case]) -> Steps:
    found = Case.objects.in_bulk([case.pk for case in made.values()])
    return {name: (found[case.pk].next_duty, found[case.pk].next_by) for name, case in made.items()}


def migrate() -> None:
    """Back and on again: the way back changes nothing."""
    for target in (BEFORE, MENDED):
        call_command("migrate", "coordination", target, verbosity=0)


def spoil(*made: Case, duty: str = TELL_WHO) -> None:
    Case.objects.filter(pk__in=[case.pk for case in made]).update(next_duty=duty, next_by=LONG_AGO)


@pytest.mark.slow
def test_what_is_behind_a_case_or_was_written_over_is_mended_once(cloned_database):
    made = {name: make() for name, make in WRITTEN_OVER.items()}
    today, versions = steps(made), dict(Case.objects.values_list("pk", "version"))
    spoil(*made.values())
    migrate()
    assert steps(made) == today
    migrate()
    moved_on = {pk: version + 1 for pk, version in versions.items()}
    assert dict(Case.objects.values_list("pk", "version")) == moved_on


@pytest.mark.slow
def test_whoever_was_told_that_it_is_not_stalking_has_that_behind_them(cloned_database):
    case = not_stalking()
    spoil(case, duty="not-stalking-route")
    migrate()
    assert steps({"": case}) == {"": ("", None)}


@pytest.mark.slow
def test_a_step_that_was_lost_before_the_screening_comes_back(cloned_database):
    case = received()
    today = steps({"": case})
    Case.objects.filter(pk=case.pk).update(next_duty="", next_by=None)
    migrate()
    assert steps({"": case}) == today


@pytest.mark.slow
def test_every_other_case_is_left_as_it_is(cloned_database):
    for make in (*SITUATIONS.values(), to_be_told_again):
        make()
    Case.objects.update(version=F("version") + 7)
    before = list(Case.objects.order_by("pk").values())
    migrate()
    assert list(Case.objects.order_by("pk").values()) == before
