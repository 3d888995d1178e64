"""An absence is taken back from several hands at once, or the moment it begins: one deed, and somebody acts (P2)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from backend.agencies.models import Absence
from backend.coordination.moving_on import held_by_the_away
from backend.coordination.use_cases import absences
from backend.coordination.use_cases.sweep import sweep
from backend.core.actor import acting_as
from backend.core.refusals import NotPossible
from tests.cast import MONDAY, actor
from tests.racing import at_once, failures, winners
from tests.situations import accepted, does
from tests.soundness import unsound

pytestmark = pytest.mark.slow
BEGINS, LATER = MONDAY + timedelta(days=3), timedelta(minutes=1)


def recorded(who: str) -> Absence:
    wanted = {"starts_at": BEGINS, "ends_at": None, "stand_in": None}
    return does(who, absences.record_absence, person_id=actor(who).id, **wanted)


def by_its_person(deed: Callable, absence: Absence, at: datetime) -> Any:
    by = actor(absence.person.username)
    with acting_as(by):
        return deed(person_id=by.id, absence_id=absence.pk, by=by, at=at)


def test_it_is_taken_back_once_however_many_press(cloned_database):
    case, absence = accepted(), recorded("koordinator")
    outcomes = at_once([partial(by_its_person, absences.cancel_absence, absence, MONDAY)] * 4)
    assert len(winners(outcomes)) == 1 and not failures(outcomes, NotPossible)
    assert case.history.filter(what="coordinator-stays").count() == 1


def test_taken_back_while_it_begins_somebody_acts_whoever_was_first(cloned_database):
    accepted(), recorded("stedfortraeder")
    takes_back = partial(by_its_person, absences.cancel_absence, recorded("koordinator"), BEGINS)
    outcomes = at_once([takes_back, partial(sweep, at=BEGINS), partial(sweep, at=BEGINS)])
    assert not failures(outcomes)
    assert not held_by_the_away(BEGINS).exists() and not unsound()


def test_taken_back_and_come_back_from_at_once_nobody_is_away(cloned_database):
    accepted()
    absence = recorded("koordinator")
    taken_back = partial(by_its_person, absences.cancel_absence, absence, BEGINS)
    back = partial(by_its_person, absences.end_absence, absence, BEGINS + LATER)
    assert not failures(at_once([taken_back, back]), NotPossible)
    absence.refresh_from_db()
    assert absence.cancelled_at == BEGINS and not unsound()
