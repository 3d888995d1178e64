"""The life of a case: opened with a pair, screened, closed with nothing under way, reopened with whoever is left."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError

from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case
from backend.coordination.parties import Exposed
from backend.coordination.use_cases import cases, handovers, people, wishes
from backend.coordination.use_cases.reminders import remind
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Stale, Unusable
from backend.responsibilities.models import Staffing
from tests.cast import MONDAY, actor, opened, opening
from tests.situations import (
    accepted,
    acknowledged,
    closed,
    conflict,
    does,
    offered,
    received,
    seated,
    told,
    waiting,
)

pytestmark = pytest.mark.django_db
LONG_AGO = MONDAY - timedelta(days=14)
ULLA = Exposed(name="Ulla Udsat", cpr="010101-0000")


def person(username: str) -> UUID:
    return actor(username).person.pk


def pair(case: Case) -> tuple[str, str]:
    case.refresh_from_db()
    return case.coordinator.username, case.deputy.username


def screen(case: Case, outcome: Outcome, by: str = "visitator") -> Case:
    return does(by, cases.screen, case_id=case.pk, outcome=outcome, reason="Heard them")


def block(*names: str) -> None:
    for name in names:
        does("administrator", people.block, person_id=person(name))


def close(case: Case) -> Case:
    who = pair(case)[0]
    told(case, who)
    return does(who, cases.close, case_id=case.pk)


def reopen(case: Case, by: str) -> Case:
    return does(by, cases.reopen, case_id=case.pk)


def test_a_case_has_a_coordinator_by_office_and_a_deputy_from_its_first_second():
    assert pair(received()) == ("visitator", "stedfortraeder")


def test_it_is_to_be_acknowledged_within_a_working_day():
    assert received().acknowledge_by == MONDAY + timedelta(days=1)


def test_with_one_person_left_no_case_is_opened():
    block("visitator", "koordinator", "krisecenter", "boern")
    with pytest.raises(NotPossible, match="nobody-to-coordinate"):
        does("stedfortraeder", cases.open_case, opening=opening())


def test_only_a_visitator_of_the_place_opens():
    with pytest.raises(NotPermitted):
        does("nabo", cases.open_case, opening=opening())


def test_a_place_without_a_partnership_has_no_entrance_yet():
    with pytest.raises(Unusable, match="no-live-partnership"):
        does("visitator", cases.open_case, opening=opening(municipality="0101"))


def test_one_open_case_for_one_person():
    opened(exposed=ULLA)
    with pytest.raises(IntegrityError, match="one_open_case_per_exposed_person_and_partnership"):
        opened(exposed=ULLA)


def test_after_the_first_is_closed_another_may_be_opened():
    close(screen(opened(exposed=ULLA), Outcome.CONFLICT))
    assert opened(exposed=ULLA).state == "received"


def test_acknowledging_stops_the_clock():
    case = acknowledged()
    case.refresh_from_db()
    assert (case.state, case.acknowledge_by) == ("screening", None)


OUTCOMES = {
    Outcome.STALKING: ("active", "name-coordinator"),
    Outcome.HARASSMENT: ("active", "not-stalking-route"),
    Outcome.CONFLICT: ("active", "not-stalking-route"),
    Outcome.UNCLEAR: ("screening", "professional-sparring"),
}


@pytest.mark.parametrize(("outcome", "next_step"), OUTCOMES.items())
def test_each_outcome_has_its_next_duty_and_a_deadline(outcome, next_step):
    case = screen(received(), outcome)
    assert (case.state, case.next_duty) == next_step
    assert case.next_by and case.next_by > MONDAY


def test_stalking_is_offered_to_the_primary_coordinator():
    handover = waiting(screen(received(), Outcome.STALKING))
    assert handover.offers.get().to.username == "koordinator"


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.STALKING}))
def test_other_outcomes_stay_with_the_visitator(outcome):
    assert not screen(received(), outcome).handovers.exists()


def test_what_was_unclear_can_be_screened_again():
    assert screen(screen(received(), Outcome.UNCLEAR), Outcome.STALKING).outcome == "stalking"


def test_with_no_primary_coordinator_the_visitator_keeps_it_and_the_chair_hears():
    block("koordinator")
    case = opened()
    block("stedfortraeder")
    assert not screen(case, Outcome.STALKING).handovers.exists()


def test_screening_is_the_visitators_answer():
    with pytest.raises(NotPermitted):
        screen(accepted(), Outcome.CONFLICT, by="koordinator")


@pytest.mark.parametrize("situation", [offered, seated])
def test_nothing_closes_over_something_under_way(situation):
    with pytest.raises(NotPossible, match="handover-under-way"):
        close(situation())


def test_what_is_not_yet_screened_is_not_closed():
    with pytest.raises(NotPossible, match="not-in-this-state"):
        close(received())


def test_a_closed_case_stays_closed_for_everything_else():
    with pytest.raises(NotPossible, match="not-in-this-state"):
        screen(closed(), Outcome.STALKING)


def test_reopened_with_the_former_pair():
    assert pair(reopen(closed(), "visitator")) == ("visitator", "stedfortraeder")


def test_reopened_by_the_one_who_is_left_with_the_next_beside():
    case = closed()
    block("visitator")
    assert pair(reopen(case, "stedfortraeder")) == ("stedfortraeder", "koordinator")


def test_reopened_with_the_last_two_there_are():
    case = closed()
    block("visitator", "koordinator", "boern")
    assert pair(reopen(case, "stedfortraeder")) == ("stedfortraeder", "krisecenter")


def test_not_reopened_with_one():
    case = closed()
    block("visitator", "koordinator", "krisecenter", "boern")
    with pytest.raises(NotPossible, match="nobody-to-coordinate"):
        reopen(case, "stedfortraeder")


def test_a_change_names_the_version_it_saw():
    case = conflict()
    with pytest.raises(Stale):
        does("visitator", cases.change, case_id=case.pk, version=1, wanted={"children": True})


def test_who_it_is_may_be_known_later_and_no_open_case_of_the_same_person_stands_beside():
    case, other = received(), received()
    who = {"exposed": {"name": "Ulla Udsat", "cpr": "010101-0000"}}
    does("visitator", cases.change, case_id=case.pk, version=case.version, wanted=who)
    case.refresh_from_db()
    exposed = case.parties.get()
    assert (exposed.name, exposed.cpr, exposed.cpr_index) == ("Ulla Udsat", "0101010000", case.exposed_index)
    with pytest.raises(IntegrityError, match="one_open_case_per_exposed_person_and_partnership"):
        does("visitator", cases.change, case_id=other.pk, version=other.version, wanted=who)


def test_a_change_of_nothing_is_none():
    case = received()
    before = case.history.count()
    unchanged = does("visitator", cases.change, case_id=case.pk, version=case.version, wanted={})
    assert (unchanged.version, case.history.count()) == (case.version, before)


def test_of_two_who_screen_what_they_saw_the_second_looks_again():
    case = received()
    seen = {"case_id": case.pk, "version": case.version, "reason": "Heard them"}
    does("visitator", cases.screen, outcome=Outcome.UNCLEAR, **seen)
    with pytest.raises(Stale):
        does("visitator", cases.screen, outcome=Outcome.CONFLICT, **seen)
    case.refresh_from_db()
    assert case.outcome == Outcome.UNCLEAR


def test_a_case_is_not_closed_while_something_is_untold_unless_they_have_left():
    case = accepted()
    with pytest.raises(NotPossible, match="something-untold"):
        does("koordinator", cases.close, case_id=case.pk)
    does("koordinator", wishes.withdraw_from_course, case_id=case.pk)
    assert does("koordinator", cases.close, case_id=case.pk).state == "closed"
    assert remind(at=MONDAY + timedelta(days=30)) == 0


def test_every_change_makes_a_new_version():
    case = received()
    before = case.version
    does("visitator", cases.acknowledge, case_id=case.pk)
    case.refresh_from_db()
    assert case.version > before


def test_who_sees_no_case_finds_none():
    with pytest.raises(NotFound):
        does("nabo", cases.acknowledge, case_id=received().pk)


def test_a_deed_refused_changes_nothing():
    case = offered()
    before = case.history.count()
    with pytest.raises(NotPossible):
        close(case)
    assert case.history.count() == before


def test_the_one_asked_sees_no_case_before_accepting():
    case = offered()
    does("koordinator", handovers.decline, handover_id=waiting(case).pk, reason="no-capacity")
    with pytest.raises(NotFound):
        does("koordinator", cases.close, case_id=case.pk)


def test_without_a_visitator_in_the_pair_whoever_coordinates_screens():
    case = opened()
    Staffing.objects.filter(role="stalkingvisitator").update(valid_until=LONG_AGO)
    screened = does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.UNCLEAR, reason="-")
    assert screened.outcome == Outcome.UNCLEAR
