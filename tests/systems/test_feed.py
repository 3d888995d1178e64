"""An agency's feed: what its people with a place at a case are told, ids alone, and nothing blind (P6, P7)."""

import pytest

from backend.coordination.events import Happening
from backend.coordination.models import Recusal, StaffParty
from backend.coordination.use_cases import cases
from backend.core.actor import acting_as
from backend.notifications.models import Notice
from backend.systems.feeding import FED
from backend.systems.models import Feed, FeedEvent, System
from tests.cast import MONDAY, actor, does, opened
from tests.information.knowing import sits
from tests.systems.conftest import acting, registered
from tests.systems.feeding import happens, told, types

pytestmark = pytest.mark.django_db
CHANGED = Happening.CASE_CHANGED
# what says of itself more than an id
BLIND = {
    kind
    for kind in Happening
    if "recus" in kind or "udoever" in kind or kind.startswith(("address", "acute"))
}


@pytest.fixture
def systems() -> dict[str, System]:
    """By who of the cast works at the agency."""
    return {who: registered(who)[0] for who in ("koordinator", "dsc", "nabo")}


def test_an_agency_is_told_of_its_own_cases_and_no_other(systems):
    case = opened()
    does("visitator", cases.acknowledge, case_id=case.pk)
    assert types(systems["koordinator"]) == ["case.opened", "case.acknowledged"]
    assert types(systems["dsc"]) == types(systems["nabo"]) == []


def test_an_event_says_ids_numbers_and_a_time_and_no_more(systems):
    case = opened()
    (event,) = told(systems["koordinator"])
    assert (event.seq, event.case, event.handover) == (1, case.pk, None)
    columns = {field.name for field in FeedEvent._meta.get_fields()}
    assert columns == {"id", "feed", "seq", "type", "case", "handover", "at"}


def test_a_seat_hears_the_cases_course_and_not_who_was_asked_for_what(systems):
    case = opened()
    sits(case, "dsc", "dsc-exposed-course")
    happens(case, CHANGED, Happening.HANDOVER_OFFERED, Happening.HANDOVER_DECLINED)
    assert types(systems["dsc"]) == ["case.changed"]
    assert types(systems["koordinator"])[1:] == ["case.changed", "handover.offered", "handover.declined"]


@pytest.mark.parametrize("named", ["", "dsc", "frivillig"])
def test_a_system_hears_what_the_bell_tells_somebody_there_and_no_more(systems, named):
    """But for offers, of which who holds the case knows: they made them."""
    case = opened()
    sits(case, "dsc", "dsc-exposed-course")
    happens(case, *FED, named=named)
    there = {"koordinator": {"visitator", "stedfortraeder"}, "dsc": {"dsc"}}
    for agency, people in there.items():
        rung = Notice.objects.filter(inbox__person__username__in=people).exclude(kind=Happening.CASE_OPENED)
        kinds = {
            *rung.values_list("kind", flat=True),
            *([Happening.HANDOVER_OFFERED] if agency != "dsc" else []),
        }
        assert {*types(systems[agency])} - {"case.opened"} == {FED[Happening(kind)] for kind in kinds} - {
            "case.opened"
        }


def test_nothing_blind_is_fed():
    assert BLIND and not BLIND & set(FED)


def test_the_wings_of_the_police_are_told_apart():
    case = opened()
    prevention, investigation = (
        registered("stalkingkontakt", wing=wing)[0] for wing in ("prevention", "investigation")
    )
    without = registered("stalkingkontakt", wing="")[0]
    sits(case, "stalkingkontakt", "police-stalking-contact")
    happens(case, CHANGED)
    assert [types(each) for each in (prevention, investigation, without)] == [["case.changed"], [], []]


def test_what_one_of_the_agency_may_not_know_of_none_of_its_systems_is_told(systems):
    case = opened()
    sits(case, "dsc", "dsc-exposed-course")
    happens(case, CHANGED)
    Recusal.objects.create(case=case, person=actor("frivillig").person, reason="Cousins", since=MONDAY)
    happens(case, CHANGED)
    assert types(systems["dsc"]) == ["withdrawn"]
    assert types(systems["koordinator"]) == ["case.opened", "case.changed", "case.changed"]


def test_an_agency_whose_staff_is_party_is_told_nothing(systems):
    case, agency = opened(), actor("koordinator").person.agency
    StaffParty.objects.create(case=case, agency=agency, reason="Colleague", since=MONDAY)
    happens(case, CHANGED)
    assert types(systems["koordinator"]) == ["withdrawn"]


def test_a_sealed_case_is_in_no_feed(systems):
    case = opened()
    type(case).objects.filter(pk=case.pk).update(sealed=True)
    happens(case, CHANGED)
    assert types(systems["koordinator"]) == ["withdrawn"]
    assert not told(systems["koordinator"])[0].handover


def test_an_agency_without_a_system_that_hears_events_has_no_feed():
    case = opened()
    sits(case, "dsc", "dsc-exposed-course")
    happens(case, CHANGED)
    assert not Feed.objects.filter(agency=actor("dsc").person.agency).exists()


def test_the_database_shows_a_system_its_own_feed_alone(systems):
    opened()
    sits(opened(), "dsc", "dsc-exposed-course")
    for who, system in systems.items():
        with acting_as(acting(system)):
            agencies = set(FeedEvent.objects.values_list("feed__agency", flat=True))
        assert agencies == ({system.agency_id} if who == "koordinator" else set())
