"""Back before the time: the one whose case it is acts again, and those who acted meanwhile hear of it (P2)."""

from datetime import datetime, timedelta

import pytest

from backend.agencies.absence_selectors import away_at
from backend.agencies.localtime import local, midnight
from backend.agencies.models import Absence
from backend.coordination.models import Case
from backend.coordination.use_cases import absences
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.notifications.models import Notice
from tests.cast import MONDAY, actor
from tests.situations import accepted, does, received

pytestmark = pytest.mark.django_db


def gone(who: str, *, since: timedelta = timedelta(days=1)) -> Absence:
    return Absence.objects.create(person=actor(who).person, starts_at=MONDAY - since)


def comes_back(absence: Absence, by: str = "", who: str = "") -> Absence:
    person = actor(who or absence.person.username)
    return does(
        by or absence.person.username, absences.end_absence, person_id=person.id, absence_id=absence.pk
    )


def kinds(username: str) -> list[str]:
    return list(Notice.objects.filter(inbox=actor(username).id).values_list("kind", flat=True))


def whose(case: Case) -> tuple[str, str]:
    return case.coordinator.username, case.deputy.username


def test_from_that_moment_nobody_is_away():
    absence = gone("koordinator")
    comes_back(absence)
    assert away_at(MONDAY, [absence.person_id]) == {}


def test_the_case_says_so_and_the_deputy_is_told():
    case = accepted()
    comes_back(gone("koordinator"))
    assert case.history.values_list("what", flat=True).latest("pk") == "coordinator-back"
    assert kinds("stedfortraeder")[-1] == "absence-ended" and "absence-ended" not in kinds("koordinator")


def test_a_head_says_it_for_others_who_are_then_told():
    accepted()
    comes_back(gone("koordinator"), by="afdelingsleder")
    assert kinds("koordinator")[-1] == "absence-ended"


def test_the_next_case_comes_to_them_again():
    absence = gone("visitator")
    comes_back(absence)
    assert whose(received()) == ("visitator", "stedfortraeder")


def test_colleagues_do_not():
    with pytest.raises(NotPermitted):
        comes_back(gone("koordinator"), by="stedfortraeder")


def test_the_absence_of_another_person_is_not_found():
    with pytest.raises(NotFound):
        comes_back(gone("boern"), by="koordinator", who="koordinator")


@pytest.mark.parametrize("since", [timedelta(0), timedelta(days=-1)])
def test_what_has_not_begun_is_not_come_back_from(since):
    with pytest.raises(NotPossible, match="not-in-this-state"):
        comes_back(gone("koordinator", since=since))


def test_one_comes_back_once():
    absence = gone("koordinator")
    comes_back(absence)
    with pytest.raises(NotPossible, match="not-in-this-state"):
        comes_back(absence)


def goes_again(starts_at: datetime) -> Absence:
    wanted = {"starts_at": starts_at, "ends_at": None, "stand_in": None}
    return does("koordinator", absences.record_absence, person_id=actor("koordinator").id, **wanted)


def test_who_came_back_today_can_go_again_today_and_goes_now():
    former = gone("koordinator")
    Absence.objects.filter(pk=former.pk).update(ends_at=MONDAY - timedelta(hours=1))
    again = goes_again(midnight(local(MONDAY).date()))
    assert (again.starts_at, again.ends_at) == (MONDAY, None)


def test_whoever_is_still_away_is_not_away_twice():
    gone("koordinator")
    with pytest.raises(NotPossible, match="already-away"):
        goes_again(midnight(local(MONDAY).date()))


def test_who_was_not_away_today_is_away_from_the_morning_on():
    assert goes_again(midnight(local(MONDAY).date())).starts_at < MONDAY
