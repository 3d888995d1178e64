"""What else a case has to do with when its person moves: measures, feeds, references, requests, rooms and wishes."""

from datetime import timedelta

import pytest

from backend.archive.models import FormerSight
from backend.coordination.models import Case, Departure, HandoverKind, PassedAround, Recusal
from backend.coordination.moving_selectors import departures_for
from backend.coordination.offering import Wanted
from backend.coordination.parties import Exposed
from backend.coordination.recusal_selectors import recusable_for
from backend.coordination.steering_selectors import able_to_take, late_by_agency, one_to_place, passed_around
from backend.coordination.telling_selectors import passes_for
from backend.coordination.use_cases import handovers, moving, recusals, staff_party, wishes
from backend.coordination.use_cases.lookups import look_up
from backend.coordination.use_cases.references import set_reference
from backend.coordination.use_cases.sweep import sweep
from backend.core.actor import acting_as
from backend.core.refusals import NotPossible
from backend.forums.selectors import matter_for
from backend.forums.use_cases import matters
from backend.information.models import Item
from backend.information.passing import Category
from tests.cast import MONDAY, actor, client, does, opened
from tests.coordination.moves import (
    BY_CONSENT,
    CPR,
    KOLDING,
    LATER,
    accept,
    later,
    moved,
    moving_to,
    named,
    pair,
    the_move,
    there,
    waits_to_be_rung,
    who_reads,
)
from tests.information.knowing import knows, sits
from tests.insight.asking import sought
from tests.situations import accepted, opened_acutely, seated, told
from tests.systems.conftest import registered
from tests.systems.feeding import types
from tests.telling import heard, too_late
from tests.udoevers_side import A_MATTER
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db


def test_a_move_is_a_pass_like_another_and_the_chair_there_hears_that_it_was_passed_around():
    case = accepted()
    before = passes_for(actor("koordinator"), case.pk, LATER)[0].coordination_moves
    PassedAround.objects.create(case=case, measure="passes", edition="2026-11-20", at=MONDAY)
    moved(case)
    assert passes_for(actor("nabo3"), case.pk, LATER)[0].coordination_moves == before + 1
    assert ("passed-around" in heard("naboleder"), "passed-around" in heard("leder")) == (True, False)
    case.refresh_from_db()
    with acting_as(actor("naboleder")):
        assert [row.case_id for row in passed_around(actor("naboleder"), case.partnership)] == [case.pk]


def test_a_late_answer_lies_with_the_place_that_was_asked():
    case = accepted()
    moving_to(case)
    much = MONDAY.replace(year=2027)
    places = {"leder": case.partnership, "naboleder": the_move(case).relocation.to_partnership}
    late = {
        who: [each.what for each in late_by_agency(actor(who), where, much)] for who, where in places.items()
    }
    assert ("unanswered" in late["leder"], "unanswered" in late["naboleder"]) == (False, True)


def test_a_system_of_the_former_agency_hears_no_more_and_that_of_the_new_one_hears_its_own():
    former, new = registered("koordinator")[0], registered("nabo")[0]
    case = seated()
    heard_before = types(former)
    moved(case)
    assert set(types(former)) == {"withdrawn"} and len(types(former)) == len(heard_before) + 1
    assert "case.coordination-moved" in types(new) and "withdrawn" not in types(new)


def test_what_an_agencys_system_calls_it_stays_with_that_agency():
    case = accepted()
    does("koordinator", set_reference, case_id=case.pk, reference="2026-77")
    moved(case)
    assert client("nabo3").get(f"/api/v1/cases/{case.pk}").json()["external_reference"] == ""


def test_who_may_not_know_of_it_is_neither_asked_nor_beside_who_accepts():
    case = accepted()
    for who in ("nabo3", "nabo"):
        Recusal.objects.create(case=case, person=actor(who).person, reason="Kin", since=MONDAY)
    handover = moving_to(case)
    asked = handover.offers.get().to.username
    assert asked not in ("nabo3", "nabo")
    accept(handover, asked)
    assert pair(case)[0] == asked and not {"nabo3", "nabo"} & set(pair(case))


def test_whoever_sends_it_says_who_there_may_not_know_of_it_before_anybody_there_does():
    case, theirs = accepted(), actor("nabo3").person.agency_id
    does("koordinator", recusals.recuse, case_id=case.pk, person_id=actor("nabo3").id, reason="Kin")
    does(
        "koordinator",
        staff_party.declare_staff_party,
        case_id=case.pk,
        agency_id=theirs,
        reason="Works there",
    )
    handover = moving_to(case)
    assert handover.offers.get().to.username != "nabo3"
    found = recusable_for(actor("koordinator"), case)
    assert actor("nabo").id in {each.pk for each in found} and actor("nabo3").id not in {
        each.pk for each in found
    }


def test_a_lookup_names_nobody_at_the_new_place_before_the_person_has_said_so_there():
    case = named(accepted(), CPR)
    Case.objects.filter(pk=case.pk).update(findable="consent")
    wanted = {"cpr": CPR, "reason": "At the door"}
    assert [who.username for who in does("betjent", look_up, **wanted).coordinators] == ["koordinator"]
    moved(case)
    assert does("betjent", look_up, **wanted).coordinators == []


def test_an_emergency_access_ends_with_the_case():
    case = moved(opened_acutely())
    assert who_reads(case) == {"nabo3", "nabo"}
    assert client("betjent").get(f"/api/v1/cases/{case.pk}").status_code == 404


def test_who_asked_for_another_coordinator_has_one():
    case = accepted()
    does("koordinator", wishes.ask_other_coordinator, case_id=case.pk)
    moved(case)
    assert case.wishes.filter(answered_by__username="nabo3").exists()


def test_what_waits_to_be_rung_about_waits_for_who_holds_it_and_nothing_ends_before():
    case = accepted()
    waits_to_be_rung(case)
    told(case, "koordinator")
    outside = moving.Outside("Københavns Kommune", "Rådgiver", "00 33 00 01", "K. Madsen", MONDAY)
    with pytest.raises(NotPossible, match="ring-first"):
        does("koordinator", moving.move_out, case_id=case.pk, outside=outside)
    moved(case)
    assert heard("nabo").count("asked-to-ring") == 1
    assert client("nabo3").get("/api/v1/ring-requests").json()["results"][0]["case_number"] == case.number
    assert client("koordinator").get("/api/v1/ring-requests").json()["results"] == []


def test_a_room_where_it_was_discussed_does_not_follow_it():
    case = accepted()
    sits(case, "stalkingkontakt", "police-stalking-contact")
    matter = does("psp", matters.open_matter, wanted=A_MATTER)
    does("stalkingkontakt", matters.link, matter_id=matter.pk, case_number=case.number)
    moved(case)
    for who in ("stalkingkontakt", "psp"):
        with acting_as(actor(who)):
            assert not list(matter_for(actor(who), matter.pk).links.all())


def test_who_left_does_not_begin_to_read_what_is_closest_because_others_hold_it_now():
    case = seated()
    sits(case, "boern", "children-and-family")
    close = knows("koordinator", case, Category.HEALTH, text="Ill")
    moved(case)
    read = FormerSight.objects.filter(item=close).values_list("person__username", flat=True)
    assert set(read) == {"koordinator", "stedfortraeder"}


def test_a_request_at_the_place_that_was_left_reaches_nothing_that_was_known_after():
    """An agency that takes part in both places answers there for what it had there."""
    case = named(opened(exposed=Exposed(cpr=CPR)), CPR)
    sits(case, "dsc", "dsc-exposed-course")
    before = knows("dsc", case, Category.RISK, text="Seen in Esbjerg")
    moved(case)
    sits(case, "soj-dsc", "dsc-exposed-course")
    after = knows("soj-dsc", case, Category.RISK, text="Seen in Kolding")
    Item.objects.filter(pk=after.pk).update(written_at=LATER + timedelta(hours=1))
    reached = set(sought(cpr=CPR).parts.values_list("item", flat=True))
    assert before.pk in reached and after.pk not in reached


def test_that_the_person_had_another_case_is_said_to_those_who_held_this_one_alone():
    mine = named(seated(), CPR)
    there(CPR)
    accept(moving_to(mine, KOLDING, BY_CONSENT))
    assert Departure.objects.get(case=mine).how == "joined"
    said = {who: departures_for(actor(who)).get().told for who in ("koordinator", "dsc")}
    assert said == {"koordinator": "joined", "dsc": "moved"}


def test_a_chair_does_not_place_what_leans_on_a_yes_from_before_the_move():
    """The coordinator had so long to ask, and did not: the chair hears of it, and cannot ask the person either."""
    duty = moved(seated()).handovers.get(kind="duty", ended_at=None)
    sweep(at=too_late(duty.respond_by))
    assert heard("naboleder")[-1] == "handover-to-place"
    for refused in (
        lambda: later("naboleder", handovers.place, handover_id=duty.pk, to_person=actor("soj-dsc").id),
        lambda: later("naboleder", lambda by, at: able_to_take(by, one_to_place(by, duty.pk), at)),
    ):
        with pytest.raises(NotPossible, match="person-not-asked"):
            refused()
    pages = {who: visitor(who).get(f"/opgaver/{duty.pk}") for who in ("nabo3", "naboleder")}
    assert ["Spørg personen, træk" in page.text for page in pages.values()] == [True, False]
    refusal = visitor("naboleder").get(f"/styregruppen/placer/{duty.pk}")
    assert refusal.status_code == 409 and "skal spørge personen først" in refusal.text
    later("nabo3", handovers.withdraw, handover_id=duty.pk)
    asked = Wanted(HandoverKind.DUTY, "consent", duty=duty.duty)
    assert later("nabo3", handovers.hand_over, case_id=duty.case_id, wanted=asked).state == "offered"
