"""The exposed person moves (model row 47): who has the case from which second, who sees what, and what stays behind."""

from dataclasses import replace
from uuid import uuid4

import pytest

from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Departure, FormerDecision, Seat
from backend.coordination.moving_selectors import decisions_for, departures_for
from backend.coordination.telling_selectors import passes_for
from backend.coordination.use_cases import cases, handovers, moving, sealed
from backend.coordination.use_cases.sweep import sweep
from backend.core.refusals import NotFound, Unusable
from backend.information.consenting import passed_on, standing
from backend.information.models import Consent, ItemSight
from backend.information.passing import Basis, Purpose
from backend.information.use_cases.sharing import disclose
from backend.information.weighing import Passing, Said
from backend.insight.access import decides
from backend.insight.models import AccessPart
from tests.archive.filing import all_of, makes
from tests.asked import asked_about, part_of
from tests.cast import MONDAY, actor, client, does, opened, opening
from tests.coordination.moves import (
    BY_CONSENT,
    KOLDING,
    LATER,
    accept,
    later,
    moved,
    moving_to,
    pair,
    the_move,
    who_reads,
)
from tests.insight.asking import sought
from tests.situations import (
    COURSE,
    accepted,
    course_offered,
    informed,
    protected,
    received,
    seated,
    waiting,
)
from tests.soundness import unsound

pytestmark = pytest.mark.django_db
NEW = ("nabo3", "nabo")
EVERYBODY = (
    *NEW,
    "koordinator",
    "stedfortraeder",
    "dsc",
    "visitator",
    "leder",
    "naboleder",
    "afdelingsleder",
    "drift",
)


def test_until_the_visitator_there_accepts_the_sender_has_the_case():
    case = accepted()
    assert moving_to(case).offers.get().to.username == "nabo3"
    assert pair(case) == ("koordinator", "stedfortraeder") and not unsound()


def test_from_that_second_it_has_its_people_there():
    case = moved(accepted())
    assert pair(case) == ("nabo3", "nabo") and case.municipality_id == KOLDING and not unsound()


def test_the_former_side_sees_it_no_more():
    assert who_reads(moved(seated())) == {"nabo3", "nabo"}


def test_they_keep_an_outcome_line_that_does_not_say_where():
    case = moved(seated())
    lines = {who: list(departures_for(actor(who)).values("number", "how")) for who in EVERYBODY}
    seen = [{"number": case.number, "how": "moved"}]
    assert lines == {
        who: seen if who in ("koordinator", "stedfortraeder", "dsc") else [] for who in EVERYBODY
    }
    assert not {field.name for field in Departure._meta.fields} & {
        "to_partnership",
        "to_municipality",
        "handover",
    }


def test_what_was_decided_before_stays_beside_what_is_decided_there():
    case = moved(accepted())
    does("nabo3", cases.screen, case_id=case.pk, outcome=Outcome.CONFLICT, reason="Neighbours")
    former = FormerDecision.objects.get(case=case)
    case.refresh_from_db()
    assert (former.outcome, former.outcome_reason) == ("stalking", "Follows daily")
    assert (case.outcome, case.outcome_reason) == ("conflict", "Neighbours")


def test_a_place_that_decided_nothing_leaves_no_decision():
    case = moved(accepted())
    back = later("nabo3", moving.move, case_id=case.pk, municipality="0561", moving=BY_CONSENT)
    accept(back, "visitator")
    assert [
        each.place for each in decisions_for(actor("visitator"), case.pk) if each.what == "screening"
    ] == ["0561"]
    assert pair(case)[0] == "visitator" and case.departures.count() == 2 and not unsound()


def test_refused_in_one_district_and_accepted_in_another_both_stand_on_the_case():
    case = course_offered()
    does("dsc", handovers.decline, handover_id=waiting(case).pk, reason="not-our-task")
    moved(case)
    again = case.handovers.get(kind="duty", ended_at=None)
    later("nabo3", handovers.offer_again, handover_id=again.pk, basis="consent")
    accept(again, again.offers.get().to.username)
    said = [(each.place, each.what, each.answer) for each in decisions_for(actor("nabo3"), case.pk)]
    assert ("0561", "exposed-course", "not-our-task") in said and (
        KOLDING,
        "exposed-course",
        "accepted",
    ) in said
    assert ("0561", "screening", "stalking") in said


def test_a_duty_that_leans_on_consent_waits_for_the_new_coordinator_to_ask_anew():
    anew = moved(seated()).handovers.get(kind="duty", ended_at=None)
    assert (anew.state, anew.sender.username) == ("returned", "nabo3") and anew.respond_by
    assert passes_for(actor("nabo3"), anew.case_id, LATER)[0].returns == 0  # nobody sent it round


def test_the_former_sides_duty_ends_as_it_was():
    case = seated()
    duty = case.handovers.get(kind="duty")
    moved(case)
    duty.refresh_from_db()
    assert (duty.state, duty.answer, duty.reason) == ("not-possible", "moved", "Wants somebody to talk to")
    assert not Seat.objects.filter(case=case, left_at=None).exists()


def test_what_becomes_of_a_duty_is_said_of_one_that_is_under_way():
    choices = replace(BY_CONSENT, onward={str(uuid4()): "close"})
    with pytest.raises(Unusable, match="not-under-way"):
        does("koordinator", moving.move, case_id=seated().pk, municipality=KOLDING, moving=choices)


def test_an_outcome_nobody_has_told_is_not_the_new_places_to_tell():
    case = opened()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.CONFLICT, reason="Neighbours")
    accept(does("visitator", moving.move, case_id=case.pk, municipality=KOLDING, moving=BY_CONSENT), "nabo3")
    assert set(case.tellings.values_list("duty", flat=True)) == {"tell-who-coordinator-is"}


def test_a_duty_is_closed_where_the_sender_says_so():
    case = seated()
    moved(case, onward={str(case.handovers.get(kind="duty").pk): "close"})
    assert not case.handovers.filter(kind="duty", ended_at=None).exists()


def test_before_it_is_accepted_nothing_of_the_person_is_said():
    case = accepted()
    handover = moving_to(case)
    shown = client("nabo3").get(f"/api/v1/handovers/{handover.pk}").json()
    assert shown["municipality"] == KOLDING and shown["partnership"] == "tryg-i-sydoestjylland"
    assert not set(shown) & {"case", "case_number", "basis", "reason", "holder"}
    assert client("nabo3").get(f"/api/v1/cases/{case.pk}").status_code == 404


def test_an_address_that_was_sealed_stays_sealed():
    case = protected()
    handover = moving_to(case)
    assert client("nabo3").get(f"/api/v1/handovers/{handover.pk}").json()["municipality"] is None
    accept(handover)
    case.refresh_from_db()
    assert case.sealed and case.sealed_addresses.get().ended_at is None
    assert does("nabo3", sealed.open_address, case_id=case.pk, reason="Ours now") == "Skjulvej 1, Esbjerg"
    with pytest.raises(NotFound):
        does("koordinator", sealed.open_address, case_id=case.pk, reason="Was ours")


def test_consents_given_to_the_former_side_are_asked_anew():
    case = informed()
    moved(case)
    assert not Consent.objects.filter(standing(LATER), case=case).exists()
    assert passed_on(LATER).filter(case=case).exists()


def test_what_is_known_passes_by_a_disclosure_made_before_and_is_read_from_that_second():
    case = informed()
    item = case.items.get()
    exposed = case.parties.get(kind="exposed").pk
    to = Passing("", Purpose.PROTECTION, "Moves there", bases={exposed: Said(Basis.ACUTE_DANGER)})
    wanted = {"item_id": item.pk, "to_agency": actor("nabo3").person.agency_id, "passing": to}
    with pytest.raises(Unusable, match="unknown-agency"):
        does("koordinator", disclose, **wanted)
    handover = moving_to(case)
    does("koordinator", disclose, **wanted)
    assert not ItemSight.objects.filter(item=item, person=actor("nabo3").id).exists()
    accept(handover)
    assert ItemSight.objects.filter(item=item).values_list("why", flat=True).distinct().get() == "disclosed"


def test_the_former_side_files_what_is_its_own_and_nothing_of_what_came_after():
    case = moved(informed())
    later("nabo3", cases.screen, case_id=case.pk, outcome=Outcome.CONFLICT, reason="Only neighbours")
    filed = all_of(makes("koordinator", case, at=LATER))
    assert "Follows daily" in filed and "Followed home on Friday" in filed
    assert not [word for word in ("Only neighbours", "konflikt", "Kolding", "Nete Nordahl") if word in filed]


def test_the_former_side_answers_for_its_own_when_the_person_asks_what_is_known():
    case = moved(asked_about())
    assert part_of(case).pk in set(
        AccessPart.objects.filter(decides(actor("jurist"))).values_list("pk", flat=True)
    )
    asked = sought(cpr=case.parties.get().cpr)
    assert {part.controller.name for part in asked.parts.all()} == {"Esbjerg Kommune"}


def test_inside_a_partnership_who_serves_both_places_goes_along_and_the_decision_stands():
    case = does("nabo3", cases.open_case, opening=opening(municipality=KOLDING))
    does("nabo3", cases.screen, case_id=case.pk, outcome=Outcome.STALKING, reason="Follows")
    carried = does("nabo3", handovers.hand_over, case_id=case.pk, wanted=COURSE)
    holder = carried.offers.get().to.username
    accept(carried, holder)
    offer = moving_to(case, "0630").offers.get()
    accept(the_move(case), offer.to.username)
    assert pair(case)[0] == offer.to.username and (case.municipality_id, case.state) == ("0630", "active")
    assert Seat.objects.get(case=case, left_at=None).person.username == holder and not unsound()


def test_nobody_answering_it_climbs_to_the_chair_there():
    case = accepted()
    handover = moving_to(case)
    for month in range(1, 12):
        sweep(at=MONDAY.replace(year=2027, month=month))
    handover.refresh_from_db()
    assert handover.state == "with-chair" and pair(case) == ("koordinator", "stedfortraeder")
    with pytest.raises(NotFound):
        does("leder", handovers.place, handover_id=handover.pk, to_person=actor("nabo").id)
    does("naboleder", handovers.place, handover_id=handover.pk, to_person=actor("nabo").id)
    assert pair(case)[0] == "nabo" and not unsound()


def test_the_sender_may_take_it_back_and_send_it_elsewhere():
    case = accepted()
    does("koordinator", handovers.withdraw, handover_id=moving_to(case).pk)
    assert moving_to(case, "0630") and not unsound()


def test_another_coordinator_for_the_place_that_is_left_is_not_wanted_any_more():
    case = received()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.STALKING, reason="Follows")
    moved(case)
    assert not case.handovers.filter(kind="coordination", ended_at=None).exists() and not unsound()


@pytest.mark.parametrize(
    ("municipality", "code"), [("0561", "lives-there-already"), ("0101", "name-who-receives")]
)
def test_it_goes_where_there_is_another_place(municipality, code):
    with pytest.raises(Unusable, match=code):
        moving_to(accepted(), municipality)
