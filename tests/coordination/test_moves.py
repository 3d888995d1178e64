"""The exposed person moves (model row 47): who has the case from which second, who sees what, and what stays behind."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from backend.coordination.access import readers_of
from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case, Handover
from backend.coordination.offering import Wanted
from backend.coordination.use_cases import cases, handovers, moving
from backend.coordination.use_cases.sweep import sweep
from backend.core.refusals import NotFound, NotPossible, Unusable
from tests.cast import MONDAY, actor, does, opened, opening
from tests.racing import at_once, failures, winners
from tests.situations import accepted, course_offered, received, seated, told, waiting
from tests.soundness import unsound

pytestmark = pytest.mark.django_db
KOLDING = "0621"
BY_CONSENT = moving.Moving("consent")


def pair(case: Case) -> tuple[str, str]:
    case.refresh_from_db()
    return case.coordinator.username, case.deputy.username


def the_move(case: Case) -> Handover:
    return case.handovers.get(kind="move", ended_at=None)


def moving_to(case: Case, municipality: str = KOLDING, how: moving.Moving = BY_CONSENT) -> Handover:
    wanted = {"case_id": case.pk, "municipality": municipality, "moving": how}
    return does(pair(case)[0], moving.move, **wanted)


def accept(handover: Handover, who: str = "nabo3") -> None:
    does(who, handovers.accept, handover_id=handover.pk)


def moved(case: Case, **how: Any) -> Case:
    accept(moving_to(case, how=moving.Moving("consent", **how)))
    return case


def who_reads(case: Case) -> set[str]:
    from backend.agencies.models import Person

    readers = {person for _, person, _ in readers_of([case.pk])}
    return set(Person.objects.filter(pk__in=readers).values_list("username", flat=True))


def test_until_the_visitator_there_accepts_the_sender_has_the_case():
    case = accepted()
    assert moving_to(case).offers.get().to.username == "nabo3"
    assert pair(case) == ("koordinator", "stedfortraeder") and not unsound()


def test_from_that_second_it_has_its_people_there():
    case = moved(accepted())
    assert pair(case) == ("nabo3", "nabo") and case.municipality_id == KOLDING and not unsound()


def test_the_former_side_sees_it_no_more():
    assert who_reads(moved(seated())) == {"nabo3", "nabo"}
