"""An absence taken back before it begins never was: nobody acts for anybody, and who is concerned is told (P1, P2)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.agencies.absence_selectors import away_at
from backend.agencies.models import Absence
from backend.coordination.use_cases import absences
from backend.coordination.use_cases.sweep import sweep
from backend.core.actor import acting_as
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from tests.cast import MONDAY, actor
from tests.coordination.test_people import kinds, pair, person
from tests.situations import accepted, does
from tests.soundness import unsound

pytestmark = pytest.mark.django_db
BEGINS, A_DAY = MONDAY + timedelta(days=3), timedelta(days=1)
A_MOMENT = timedelta(microseconds=1)


def records(who: str, starts_at: datetime = BEGINS, **more: Any) -> Absence:
    wanted = {"starts_at": starts_at, "ends_at": None, "stand_in": None, **more}
    return does(who, absences.record_absence, person_id=person(who), **wanted)


def takes_back(absence: Absence, by: str = "", at: datetime = MONDAY) -> Absence:
    actually = actor(by or absence.person.username)
    with acting_as(actually):
        wanted = {"person_id": absence.person_id, "absence_id": absence.pk}
        return absences.cancel_absence(**wanted, by=actually, at=at)


def test_nothing_is_deleted_and_it_says_by_whom_and_when():
    absence = records("koordinator")
    takes_back(absence, by="afdelingsleder")
    absence.refresh_from_db()
    assert (absence.cancelled_at, absence.cancelled_by) == (MONDAY, actor("afdelingsleder").person)
    assert absence.starts_at == BEGINS


@pytest.mark.parametrize("who", ["stedfortraeder", "administrator", "leder"])
def test_whoever_may_not_record_it_may_not_take_it_back(who):
    with pytest.raises(NotPermitted):
        takes_back(records("koordinator"), by=who)


def test_that_of_another_person_is_not_found():
    absence = records("boern")
    with pytest.raises(NotFound):
        takes_back(Absence(pk=absence.pk, person=actor("koordinator").person))


@pytest.mark.parametrize("late", [timedelta(0), A_MOMENT])
def test_up_to_the_moment_it_begins_it_is_taken_back_and_from_then_on_ended(late):
    absence, at = records("koordinator"), BEGINS + late
    possible, refused = (comes_back, takes_back) if late else (takes_back, comes_back)
    with pytest.raises(NotPossible):
        refused(absence, at=at)
    possible(absence, at=at)
    assert away_at(BEGINS + A_DAY, [absence.person_id]) == {}


def comes_back(absence: Absence, at: datetime) -> Absence:
    by = actor(absence.person.username)
    with acting_as(by):
        wanted = {"person_id": absence.person_id, "absence_id": absence.pk}
        return absences.end_absence(**wanted, by=by, at=at)


@pytest.mark.parametrize("again", [takes_back, comes_back])
def test_it_is_taken_back_once_and_not_come_back_from(again):
    absence = records("koordinator")
    takes_back(absence)
    with pytest.raises(NotPossible, match="not-in-this-state"):
        again(absence, at=MONDAY)


def test_the_same_days_can_be_recorded_anew():
    takes_back(records("koordinator"))
    assert records("koordinator", ends_at=BEGINS + A_DAY).ends_at


def test_who_took_it_back_has_not_come_back_and_is_away_from_the_morning_on():
    morning = MONDAY - timedelta(hours=1)
    over = {"ends_at": MONDAY, "cancelled_at": morning, "cancelled_by": actor("koordinator").person}
    Absence.objects.create(person=actor("koordinator").person, starts_at=morning, **over)
    assert records("koordinator", starts_at=morning).starts_at == morning


def test_the_case_says_so_and_the_deputy_who_was_told_of_it_is_told():
    case = accepted()
    takes_back(records("koordinator"))
    assert [*case.history.values_list("what", flat=True)][-2:] == ["coordinator-away", "coordinator-stays"]
    assert kinds("stedfortraeder")[-2:] == ["absence-recorded", "absence-cancelled"]


def test_a_head_takes_it_back_for_others_who_are_then_told():
    accepted()
    takes_back(records("koordinator"), by="afdelingsleder")
    assert kinds("koordinator")[-1] == "absence-cancelled"


def test_when_it_would_have_begun_nothing_moves():
    case = accepted()
    records("stedfortraeder")
    takes_back(records("koordinator"))
    sweep(at=BEGINS)
    assert (pair(case), unsound()) == (("koordinator", "stedfortraeder"), {})


def test_what_the_chair_was_asked_the_moment_it_began_is_asked_no_more():
    case = accepted()
    for who in ("boern", "krisecenter", "visitator", "stedfortraeder"):
        records(who)
    absence = records("koordinator")
    sweep(at=BEGINS)
    assert case.handovers.filter(state="with-chair", ended_at=None).exists()
    takes_back(absence, at=BEGINS)
    assert not case.handovers.filter(ended_at=None).exists()
