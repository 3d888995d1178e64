"""Who looked: those who hold a case see it, the exposed person is given days and purposes, a head what is unusual."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.coordination.looks_selectors import Look, extract_for, looks_for
from backend.coordination.purposes import PURPOSES, Purpose
from backend.coordination.unusual import Day, Pattern, Unusual, unusual
from backend.coordination.unusual_selectors import unusual_for
from backend.coordination.visits import visits
from backend.core.actor import acting_as
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPermitted
from tests.architecture.source import modules
from tests.cast import MONDAY, actor
from tests.situations import accepted, latest, seated

pytestmark = pytest.mark.django_db


def looks(who: str, about: str, act: str = "case-opened", outcome: str = "ok") -> None:
    with acting_as(actor(who)) as by:
        put_on_record(by, at=MONDAY, act=act, about=about, outcome=outcome)


def test_those_who_hold_a_case_see_who_looked_and_who_was_refused():
    case = seated()
    looks("dsc", f"case:{case.pk}")
    looks("nabo", f"case:{case.pk}", outcome="not-found")
    looks("dsc", f"handover:{latest(case).pk}", "handover-opened")
    looks("visitator", f"case:{uuid4()}")
    with acting_as(actor("koordinator")) as by:
        found = looks_for(by, case.pk)
    assert [(look.act, look.outcome, look.purpose) for look in found] == [
        ("handover-opened", "ok", Purpose.HANDOVER),
        ("case-opened", "not-found", Purpose.CASE_WORK),
        ("case-opened", "ok", Purpose.CASE_WORK),
    ]
    assert found[2].who == actor("dsc").person.name and found[2].agency


def test_who_does_not_hold_it_is_told_no_and_who_does_not_see_it_that_there_is_none():
    case = seated()
    for who, refusal in (("dsc", NotPermitted), ("leder", NotFound), ("drift", NotFound)):
        with acting_as(actor(who)) as by, pytest.raises(refusal):
            looks_for(by, case.pk)


def test_the_exposed_persons_extract_names_nobody_and_repeats_nothing():
    case = accepted()
    for _ in range(3):
        looks("koordinator", f"case:{case.pk}")
    looks("nabo", f"case:{case.pk}", outcome="not-found")
    with acting_as(actor("koordinator")) as by:
        lines = extract_for(by, case.pk)
    assert [(line.on, line.purpose) for line in lines] == [(MONDAY.date(), Purpose.CASE_WORK)]
    assert actor("koordinator").person.name not in str(lines)


def test_the_extract_names_no_agency_that_is_there_for_the_udoever():
    """That psychiatry was asked is a secret; so is that Kriminalforsorgen was."""
    case = accepted()
    for who in ("psykiatri", "kif", "dsc", "betjent"):
        looks(who, f"case:{case.pk}", "handover-opened")
    with acting_as(actor("koordinator")) as by:
        named = {line.agency for line in extract_for(by, case.pk)}
    assert named == {"", actor("dsc").person.agency.name, actor("betjent").person.agency.name}


def test_every_act_that_looks_at_a_case_has_a_purpose():
    looked = {
        act
        for module in modules(
            "backend/api", "backend/web", "backend/coordination/use_cases", "backend/archive"
        )
        for act in PURPOSES
        if f'"{act}"' in module.text
    }
    assert looked == set(PURPOSES)


def test_looks_of_one_visit_are_one_line_with_a_count_and_what_has_a_reason_stands_alone():
    def look(minute: int, who: str = "Anna", reason: str = "") -> Look:
        at = MONDAY - timedelta(minutes=minute)
        return Look(at, who, "Esbjerg", "case-opened", Purpose.CASE_WORK, "ok", reason)

    looks = [look(0), look(1, "Bo"), look(2, reason="The removal firm"), look(10), look(30), look(31)]
    told = [(each.last.who, each.last.reason, each.count, each.since) for each in visits(looks)]
    half_an_hour = MONDAY - timedelta(minutes=30)
    assert told == [
        ("Anna", "", 3, half_an_hour),
        ("Bo", "", 1, MONDAY - timedelta(minutes=1)),
        ("Anna", "The removal firm", 1, MONDAY - timedelta(minutes=2)),
        ("Anna", "", 1, MONDAY - timedelta(minutes=31)),
    ]


def test_what_goes_past_the_most_is_unusual():
    somebody, most = uuid4(), dict.fromkeys(Pattern, 3)
    days = [Day(somebody, MONDAY.date(), {Pattern.CASES: 3, Pattern.NIGHT: 4})]
    assert list(unusual(days, most)) == [Unusual(somebody, MONDAY.date(), Pattern.NIGHT, 4)]


def test_a_head_is_shown_what_is_unusual_of_their_own_people_and_no_case(settings):
    settings.UNUSUAL = {**settings.UNUSUAL, "many-cases": 2, "many-refusals": 1, "many-addresses": 1}
    for _ in range(2):
        looks("boern", f"case:{uuid4()}", "address-opened")
    for _ in range(3):
        looks("koordinator", f"case:{uuid4()}")
        looks("betjent", f"case:{uuid4()}", outcome="not-found")
    with acting_as(actor("afdelingsleder")) as by:
        found = unusual_for(by, MONDAY + timedelta(minutes=1))
    who = actor("koordinator")
    opener = actor("boern")
    assert found == [
        (Unusual(who.person.pk, MONDAY.date(), Pattern.CASES, 3), who.person.name),
        (Unusual(opener.person.pk, MONDAY.date(), Pattern.ADDRESSES, 2), opener.person.name),
    ]


@pytest.mark.parametrize("who", ["koordinator", "leder", "betjent", "drift"])
def test_what_is_unusual_is_for_heads(who):
    with acting_as(actor(who)) as by, pytest.raises(NotPermitted):
        unusual_for(by, MONDAY)
