"""What is written to one agency goes no further, and nobody takes a duty in another's name (P7)."""

import pytest

from backend.coordination.models import CaseSight, Handover, HandoverKind, Seat
from backend.coordination.offering import Wanted
from backend.coordination.sharing import COURSE
from backend.coordination.use_cases import handovers
from backend.core.refusals import Unusable
from tests.cast import MONDAY, actor, client
from tests.situations import accepted, does
from tests.telling import handed

pytestmark = pytest.mark.django_db


def hand(case, to: str, duty: str = "exposed-course", reason: str = "") -> Handover:
    wanted = Wanted(HandoverKind.DUTY, "consent", duty=duty, to_person=actor(to).id, reason=reason)
    return does("koordinator", handovers.hand_over, case_id=case.pk, wanted=wanted)


def shown(who: str, handover: Handover) -> dict:
    answer = client(who).get(f"/api/v1/handovers/{handover.pk}")
    assert answer.status_code == 200
    assert answer.json() in listed(who)
    return answer.json()


def listed(who: str) -> list[dict]:
    return client(who).get("/api/v1/handovers").json()["results"]


def test_an_investigator_does_not_know_that_psychiatry_was_asked():
    case = accepted()
    own = hand(case, "efterforsker", "investigate", reason="Tonight")
    does("efterforsker", handovers.accept, handover_id=own.pk)
    other = hand(case, "psykiatri", "psychiatry-exposed", reason="Known at the ward")
    assert [row["id"] for row in listed("efterforsker")] == [str(own.pk)]
    assert shown("efterforsker", own)["reason"] == "Tonight"
    assert shown("koordinator", other)["reason"] == "Known at the ward"
    assert shown("stedfortraeder", other)["reason"] == "Known at the ward"


def with_the_chair(duty: str = "exposed-course") -> Handover:
    handover = handed(accepted(), duty)
    Handover.objects.filter(pk=handover.pk).update(state="with-chair", respond_by=None)
    handover.offers.update(answer="lapsed", answered_at=MONDAY)
    return handover


def place(handover: Handover, who: str) -> None:
    does("leder", handovers.place, handover_id=handover.pk, to_person=actor(who).id)
    handover.refresh_from_db()


def test_a_duty_placed_with_another_agency_gives_the_sight_of_that_agency():
    handover = with_the_chair("social-support")
    place(handover, "psykiatri")
    assert (handover.role, handover.state) == ("psychiatry-contact", "accepted")
    assert not Seat.objects.filter(case=handover.case_id).exists()
    assert not CaseSight.objects.filter(case=handover.case_id, person=actor("psykiatri").id).exists()


def test_a_duty_placed_with_the_role_that_was_asked_stays_in_it():
    handover = with_the_chair()
    place(handover, "dsc")
    assert Seat.objects.get(case=handover.case_id).role == handover.role == "dsc-exposed-course"


@pytest.mark.parametrize("who", ["nabo", "frivillig", "efterforsker"])
def test_who_could_not_be_asked_takes_no_duty_from_the_chair_either(who):
    with pytest.raises(Unusable, match="cannot-be-placed-there"):
        place(with_the_chair(), who)


def test_a_seat_reads_the_course_of_the_case_and_not_who_was_asked():
    case = accepted()
    does("efterforsker", handovers.accept, handover_id=hand(case, "efterforsker", "investigate").pk)
    hand(case, "psykiatri", "psychiatry-exposed")
    read = client("efterforsker").get(f"/api/v1/cases/{case.pk}/history").json()["results"]
    assert {line["what"] for line in read} <= COURSE
    assert "handover-offered" not in str(read)


def test_a_seat_is_not_rung_when_another_agency_is_asked():
    case = accepted()
    does("efterforsker", handovers.accept, handover_id=hand(case, "efterforsker", "investigate").pk)
    before = len(client("efterforsker").get("/api/v1/notices").json()["results"])
    does("psykiatri", handovers.accept, handover_id=hand(case, "psykiatri", "psychiatry-exposed").pk)
    assert len(client("efterforsker").get("/api/v1/notices").json()["results"]) == before
