"""Handing over and answering: who is asked, who has the case meanwhile, who becomes deputy (P2, P3)."""

from datetime import timedelta
from uuid import UUID

import pytest

from backend.agencies.models import Absence, Person
from backend.coordination.models import Case, Handover, HandoverKind, Seat
from backend.coordination.offering import Wanted
from backend.coordination.use_cases import handovers
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from tests.cast import MONDAY, actor
from tests.situations import (
    accepted,
    course_offered,
    does,
    offered,
    received,
    returned,
    seated,
    waiting,
    with_chair,
)

pytestmark = pytest.mark.django_db


def person(username: str) -> UUID:
    return actor(username).person.pk


def pair(case: Case) -> tuple[str, str]:
    case.refresh_from_db()
    return case.coordinator.username, case.deputy.username


def asked(handover: Handover) -> str:
    return handover.offers.get(answer="").to.username


def hand_over(case: Case, to: str, **more) -> Handover:
    wanted = Wanted(HandoverKind.COORDINATION, "consent", to_person=person(to), **more)
    return does(pair(case)[0], handovers.hand_over, case_id=case.pk, wanted=wanted)


def accept(handover: Handover, by: str) -> None:
    does(by, handovers.accept, handover_id=handover.pk)


def decline(handover: Handover, by: str, **more: str) -> Handover:
    return does(by, handovers.decline, handover_id=handover.pk, reason="no-capacity", **more)


def place(case: Case, to: str, by: str = "leder") -> Handover:
    return does(by, handovers.place, handover_id=waiting(case).pk, to_person=person(to))


def away(username: str) -> None:
    Absence.objects.create(
        person_id=person(username), starts_at=MONDAY - timedelta(days=1), ends_at=MONDAY + timedelta(days=9)
    )


def test_until_somebody_accepts_the_sender_has_the_case():
    assert pair(offered()) == ("visitator", "stedfortraeder")


def test_whoever_accepts_coordinates_and_the_deputy_stays():
    assert pair(accepted()) == ("koordinator", "stedfortraeder")


def test_a_deputy_who_accepts_leaves_the_place_to_the_former_coordinator():
    case = accepted()
    accept(hand_over(case, "stedfortraeder"), "stedfortraeder")
    assert pair(case) == ("stedfortraeder", "koordinator")


def test_unless_the_former_coordinator_is_leaving():
    case = accepted()
    accept(hand_over(case, "stedfortraeder", leaving=True), "stedfortraeder")
    assert pair(case) == ("stedfortraeder", "visitator")


def test_nobody_away_is_asked_for_a_role():
    away("koordinator")
    assert asked(waiting(offered())) == "stedfortraeder"


def test_somebody_away_cannot_be_asked_by_name():
    away("koordinator")
    with pytest.raises(NotPossible, match="nobody-to-ask"):
        hand_over(received(), "koordinator")


def test_somebody_who_may_not_coordinate_cannot_be_asked_to():
    with pytest.raises(NotPossible, match="nobody-to-ask"):
        hand_over(received(), "dsc")


def test_a_role_that_may_not_coordinate_is_no_answer():
    wanted = Wanted(HandoverKind.COORDINATION, "consent", to_role="prosecutor")
    with pytest.raises(Unusable, match="role-may-not-coordinate"):
        does("visitator", handovers.hand_over, case_id=received().pk, wanted=wanted)


def test_one_coordination_handover_at_a_time():
    case = offered()
    with pytest.raises(NotPossible, match="handover-under-way"):
        hand_over(case, "krisecenter")


def test_a_refused_offer_goes_to_the_next_in_the_agency():
    assert asked(decline(waiting(offered()), "koordinator")) == "stedfortraeder"


def test_a_refusal_across_agencies_comes_back_with_a_suggestion():
    handover = waiting(returned())
    assert (handover.state, handover.suggested_role) == ("returned", "victim-support")


def test_what_came_back_goes_out_to_the_role_suggested():
    handover = waiting(returned())
    does("koordinator", handovers.offer_again, handover_id=handover.pk)
    assert asked(handover) == "offerraadgiver"


def test_whoever_declined_sees_it_no_more():
    handover = decline(waiting(course_offered()), "dsc")
    with pytest.raises(NotFound):
        accept(handover, "dsc")


def test_a_withdrawn_offer_cannot_be_accepted():
    handover = waiting(offered())
    does("visitator", handovers.withdraw, handover_id=handover.pk)
    with pytest.raises(NotFound):
        accept(handover, "koordinator")


def test_only_the_one_asked_accepts():
    with pytest.raises(NotPermitted):
        accept(waiting(offered()), "visitator")


def test_the_chair_sees_nothing_before_it_is_asked():
    with pytest.raises(NotFound):
        place(offered(), "krisecenter")


def test_the_chair_accepts_on_the_receivers_behalf():
    case = with_chair()
    handover = place(case, "koordinator")
    assert handover.state == "accepted"
    assert pair(case) == ("koordinator", "stedfortraeder")


def test_the_chair_may_place_the_case_with_whoever_has_it():
    case = with_chair()
    place(case, "visitator")
    assert pair(case) == ("visitator", "stedfortraeder")


def test_the_deputy_chair_places_as_well():
    case = with_chair()
    place(case, "krisecenter", by="leder2")
    assert pair(case) == ("krisecenter", "stedfortraeder")


@pytest.mark.parametrize("to", ["leder", "leder2", "dsc", "nabo", "fremmed"])
def test_a_case_is_not_placed_with_who_cannot_coordinate_it(to):
    with pytest.raises(Unusable, match="cannot-be-placed-there"):
        place(with_chair(), to)


def test_the_chair_never_places_with_the_chair():
    case = with_chair()
    Person.objects.get(username="leder2").staffing.create(
        partnership=case.partnership,
        role="primary-coordinator",
        order=9,
        valid_from=MONDAY - timedelta(days=1),
    )
    with pytest.raises(Unusable, match="cannot-be-placed-there"):
        place(case, "leder2", by="leder2")


def test_an_accepted_duty_gives_a_seat_and_leaves_the_coordinator():
    case = seated()
    assert Seat.objects.get(case=case, left_at=None).person.username == "dsc"
    assert pair(case) == ("koordinator", "stedfortraeder")


def test_the_history_says_each_step():
    lines = accepted().history.values_list("what", flat=True)
    assert [*lines][-3:] == ["handover-offered", "coordination-moved", "handover-accepted"]
