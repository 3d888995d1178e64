"""Other agencies carry out duties: offered without a person, a seat only where the role takes one, ended as agreed."""

from datetime import timedelta

import pytest

from backend.api.handovers import handover_out
from backend.coordination.models import Case, Handover, HandoverKind, OfferAnswer, Seat
from backend.coordination.offering import Wanted
from backend.coordination.reasons import EndReason
from backend.coordination.selectors import cases_for, handover_for
from backend.coordination.use_cases import duties, handovers
from backend.coordination.use_cases.sweep import sweep
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.responsibilities.models import Staffing
from tests.cast import MONDAY, actor
from tests.situations import accepted, course_offered, does, returned, seated, waiting
from tests.telling import handed, heard, taken, too_late

pytestmark = pytest.mark.django_db
ASKED = {"id", "kind", "state", "duty", "role", "partnership", "municipality", "respond_by", "complete_by"}
ASKED |= {"sending_agency", "created_at"}
# agencies where it is itself a secret that somebody is known, and a duty each answers
SILENT = {"psykiatri": "psychiatry-exposed", "kif": "probation-supervision"}


def shown(who: str, handover: Handover) -> dict:
    return handover_out(handover_for(actor(who), handover.pk))


def sees(who: str, case: Case) -> bool:
    return cases_for(actor(who)).filter(pk=case.pk).exists()


def carries(who: str, handover: Handover, deed=duties.contact_achieved, **wanted) -> Handover:
    return does(who, deed, handover_id=handover.pk, **wanted)


def test_the_one_asked_sees_a_duty_and_a_deadline_and_nobody():
    offer = shown("dsc", waiting(course_offered()))
    assert (set(offer), offer["municipality"]) == (ASKED, "0561")


def test_of_a_sealed_case_the_one_asked_sees_no_municipality():
    case = course_offered()
    Case.objects.filter(pk=case.pk).update(sealed=True)
    assert shown("dsc", waiting(case))["municipality"] is None


def test_being_asked_opens_no_case():
    assert not sees("dsc", course_offered())


def test_accepting_gives_a_seat_where_the_role_takes_one():
    assert sees("dsc", seated())


@pytest.mark.parametrize(("who", "duty"), SILENT.items())
def test_psychiatry_and_probation_get_no_seat(who, duty):
    case = accepted()
    taken(case, duty, who)
    assert not Seat.objects.filter(case=case).exists()
    assert not sees(who, case)


@pytest.mark.parametrize(("who", "duty"), SILENT.items())
def test_without_a_seat_they_see_the_duty_they_carry(who, duty):
    offer = shown(who, taken(accepted(), duty, who))
    assert set(offer) == ASKED | {"basis", "reason"}


@pytest.mark.parametrize(("who", "duty"), SILENT.items())
@pytest.mark.parametrize("reason", ["no-capacity", "not-our-task", "disqualified"])
def test_psychiatry_and_probation_decline_with_one_answer_only(who, duty, reason):
    handover = handed(accepted(), duty)
    with pytest.raises(Unusable):
        carries(who, handover, handovers.decline, reason=reason)


@pytest.mark.parametrize(("who", "duty"), SILENT.items())
def test_their_one_answer_sends_the_duty_back(who, duty):
    handover = handed(accepted(), duty)
    assert carries(who, handover, handovers.decline, reason="cannot-say").state == "returned"


@pytest.mark.parametrize(("who", "duty"), SILENT.items())
def test_psychiatry_and_probation_give_up_with_one_answer_only(who, duty):
    handover = taken(accepted(), duty, who)
    with pytest.raises(Unusable):
        carries(who, handover, duties.give_up, reason=EndReason.NOT_REACHED)
    assert carries(who, handover, duties.give_up, reason=EndReason.CANNOT_SAY).state == "not-possible"


def test_contact_ends_what_is_completed_by_contact():
    handover = waiting(seated())
    assert carries("dsc", handover).state == "done"


def test_contact_does_not_end_what_is_not():
    handover = taken(accepted(), "risk-assessment", "stalkingkontakt")
    assert carries("stalkingkontakt", handover).state == "contact-achieved"
    assert carries("stalkingkontakt", handover, duties.finish).state == "done"


def test_the_seat_is_left_with_the_duty():
    case = seated()
    carries("dsc", waiting(case))
    assert not sees("dsc", case)


def test_what_is_not_possible_stays_with_the_sender():
    case = seated()
    carries("dsc", waiting(case), duties.give_up, reason=EndReason.NOT_REACHED)
    case.refresh_from_db()
    assert case.coordinator.username == "koordinator"
    assert heard("koordinator")[-1] == "handover-not-possible"


def test_a_duty_handed_over_never_moves_the_coordination():
    case = seated()
    case.refresh_from_db()
    assert (case.coordinator.username, case.deputy.username) == ("koordinator", "stedfortraeder")


def test_the_time_to_answer_is_not_the_time_to_complete():
    handover = waiting(seated())
    offer = handover.offers.get()
    assert offer.respond_by == MONDAY + timedelta(days=7)  # five working days
    assert handover.complete_by == MONDAY + timedelta(days=14)  # ten


def test_a_refusal_across_agencies_comes_back_with_its_suggestion():
    handover = waiting(returned())
    assert (handover.state, handover.suggested_role) == ("returned", "victim-support")


def test_it_goes_out_again_to_the_role_suggested():
    case = course_offered()
    handover = waiting(case)
    wanted = {"reason": "no-capacity", "suggested_role": "dsc-legal"}
    carries("dsc", handover, handovers.decline, **wanted)
    carries("koordinator", handover, handovers.offer_again)
    assert set(shown("dsc-jurist", handover)) == ASKED


def test_an_unanswered_offer_across_agencies_comes_back():
    handover = waiting(course_offered())
    sweep(at=too_late(handover.respond_by))
    handover.refresh_from_db()
    assert (handover.state, handover.offers.get().answer) == ("returned", OfferAnswer.LAPSED)


def test_what_came_back_and_is_left_lying_goes_to_the_chair():
    handover = waiting(returned())
    sweep(at=too_late(handover.respond_by))
    handover.refresh_from_db()
    assert handover.state == "with-chair"


def test_a_duty_past_its_time_is_called_for_once():
    handover = waiting(seated())
    late = too_late(handover.complete_by)
    sweep(at=late)
    sweep(at=late)
    assert heard("dsc").count("handover-overdue") == 1


def in_both_wings(who: str = "stalkingkontakt") -> None:
    """Somebody of the prevention wing who is staffed as investigator too, and nobody else is."""
    investigator = Staffing.objects.filter(role="police-investigator", person=actor("efterforsker").id)
    assert investigator.update(person_id=actor(who).id) == 1


def test_who_sits_for_prevention_is_not_asked_to_investigate_the_same_matter():
    in_both_wings()
    case = accepted()
    taken(case, "risk-assessment", "stalkingkontakt")
    with pytest.raises(NotPossible):
        handed(case, "investigate")


def test_on_another_matter_they_may_be():
    in_both_wings()
    assert handed(accepted(), "investigate").state == "offered"


def test_the_chair_cannot_place_it_with_them_either():
    case = accepted()
    taken(case, "risk-assessment", "stalkingkontakt")
    handover = handed(case, "investigate")
    in_both_wings()
    Handover.objects.filter(pk=handover.pk).update(state="with-chair")
    handover.offers.update(answer=OfferAnswer.LAPSED, answered_at=MONDAY)
    with pytest.raises(Unusable):
        does("leder", handovers.place, handover_id=handover.pk, to_person=actor("stalkingkontakt").id)


def test_an_unknown_duty_is_refused():
    wanted = Wanted(HandoverKind.DUTY, "consent", duty="no-such-duty")
    with pytest.raises(Unusable):
        does("koordinator", handovers.hand_over, case_id=accepted().pk, wanted=wanted)


@pytest.mark.parametrize("who", ["frivillig", "betjent", "drift", "nabo", "fremmed"])
def test_a_duty_is_answered_by_the_one_asked(who):
    with pytest.raises(NotFound):
        carries(who, waiting(course_offered()), handovers.accept)
