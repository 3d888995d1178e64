"""Gaps: whatever is covered by nothing is listed, and readiness agrees with who-to-call at every moment (P1)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.agencies.hours import DatedHours, Hours, change_points, on_weekdays
from backend.responsibilities.book import load_model
from backend.responsibilities.editions import DATA
from backend.responsibilities.gap import COVER_CODES, GapCode
from backend.responsibilities.readiness import gaps
from backend.responsibilities.snapshot import Absence
from backend.responsibilities.vocabulary import StaffedPer
from backend.responsibilities.who_to_call import who_to_call
from tests.factories.snapshots import (
    ESBJERG,
    KOLDING,
    OFFICE,
    a_line,
    a_person,
    a_place,
    a_snapshot,
    danish,
    fully_staffed,
)

START, END = danish(2026, 1, 1), danish(2028, 1, 1)  # the two years
MINUTES = int((END - START).total_seconds() // 60)
MODEL = load_model(DATA / "2026-11")
EVERYBODY = fully_staffed(MODEL)


def but(snapshot, role, change, municipality=None):
    """The same partnership with the places of one role (in one municipality) changed; None takes one away."""
    places = []
    for place in snapshot.places:
        if place.role == role and municipality in (None, place.municipality):
            place = change(place)
        places += [place] if place is not None else []
    return replace(snapshot, places=tuple(places))


def with_person(**changes):
    return lambda place: replace(place, person=replace(place.person, **changes)) if place.person else place


def only(order):
    return lambda place: place if place.order == order else None


def found(snapshot, start=START, end=END, model=MODEL):
    return {(gap.code, gap.duty, gap.municipality) for gap in gaps(model, snapshot, start, end)}


# --- each code


def test_a_full_staff_has_no_gap_in_two_years():
    assert gaps(MODEL, EVERYBODY, START, END) == []


def test_a_role_nobody_fills_is_unstaffed_for_each_duty_and_municipality():
    missing = but(EVERYBODY, "jobcentre", lambda place: None)
    assert found(missing) == {(GapCode.UNSTAFFED, "jobcentre", code) for code in ("0561", "0621")}


def test_a_gap_in_one_municipality_is_not_one_in_the_other():
    missing = but(EVERYBODY, "jobcentre", lambda place: None, "0621")
    assert found(missing) == {(GapCode.UNSTAFFED, "jobcentre", "0621")}


def test_a_gap_is_said_in_both_languages_with_its_first_moment():
    [gap] = gaps(MODEL, but(EVERYBODY, "jobcentre", lambda place: None, "0621"), START, END)
    assert gap.message.da == (
        "Jobcenter, Kolding: Jobcenter: møder, steder og sygedagpenge: "
        "rollen er ikke besat (01.01.2026 kl. 00.00)."
    )
    assert "nobody fills the role (2026-01-01 00:00)" in gap.message.en
    assert gap.at == START


def test_one_person_alone_has_no_deputy():
    alone = but(EVERYBODY, "housing", only(1), "0561")
    assert found(alone) == {(GapCode.NO_DEPUTY, "", "0561")}


def test_nobody_is_their_own_deputy():
    anna = a_person("Anna")
    twice = but(EVERYBODY, "housing", lambda place: replace(place, person=anna), "0561")
    assert found(twice) == {(GapCode.NO_DEPUTY, "", "0561")}


def test_a_duty_line_needs_no_deputy():
    line = but(EVERYBODY, "municipal-acute-duty", only(3))
    assert found(line) == set()


def test_a_deputy_who_leaves_is_missed_from_that_day():
    leaving = but(EVERYBODY, "housing", lambda p: replace(p, valid_until=date(2026, 9, 1)) if p.order == 2 else p, "0561")  # fmt: skip # noqa: E501
    [gap] = gaps(MODEL, leaving, START, END)
    assert (gap.code, gap.at) == (GapCode.NO_DEPUTY, danish(2026, 9, 1))


def test_an_office_closed_too_long_is_not_covered_from_its_closing():
    july = Hours(OFFICE.weekly, tuple(DatedHours(date(2026, 7, day)) for day in range(6, 25)))
    closed = but(EVERYBODY, "jobcentre", with_person(hours=july), "0561")
    [gap] = gaps(MODEL, closed, START, END)
    assert (gap.code, gap.at) == (GapCode.NOT_COVERED_AT, danish(2026, 7, 3, 16))


def test_a_hole_in_the_night_of_an_acute_line_is_found():
    shifts = on_weekdays(time(6), time(5, 45), *range(7), open_on_holidays=True)
    holed = but(EVERYBODY, "municipal-acute-duty", lambda p: replace(p, line=a_line(hours=shifts)) if p.line else p, "0561")  # fmt: skip # noqa: E501
    codes = {(gap.code, gap.at) for gap in gaps(MODEL, holed, danish(2026, 11, 23, 12), END)}
    assert codes == {(GapCode.NOT_COVERED_AT, danish(2026, 11, 24, 5, 45))}


def test_a_gap_only_in_the_hour_lived_twice_is_found():
    """A day from its second 02:00 ends before the line opens; from the closing at its first 02:45 it did not."""
    early = on_weekdays(time(2, 30), time(2, 45), *range(7))
    lines = but(EVERYBODY, "prison-unit", lambda p: a_place(p.role, a_line(hours=early)))
    model = replace(MODEL, duties=(MODEL.duty("release-notice-prison"),))
    [gap] = [
        gap
        for gap in gaps(model, lines, danish(2026, 10, 24, 2, 30), danish(2026, 10, 28))
        if gap.municipality == "0561"
    ]
    assert (gap.code, gap.at) == (GapCode.NOT_COVERED_AT, datetime(2026, 10, 25, 1, tzinfo=UTC))


def test_a_number_not_tried_for_too_long_is_named_as_the_cause():
    old = but(EVERYBODY, "jobcentre", with_person(checked_on=date(2020, 1, 1)), "0561")
    assert found(old) == {(GapCode.UNCHECKED_LINE, "jobcentre", "0561")}


def test_a_check_that_runs_out_is_foreseen():
    running_out = replace(EVERYBODY, check_valid_for=timedelta(days=100))
    first = min(gap.at for gap in gaps(MODEL, running_out, danish(2026, 11, 23), END))
    assert danish(2027, 2, 26) <= first <= danish(2027, 3, 1)


def test_a_place_split_by_age_must_answer_both():
    anna = a_person("Anna")
    split = but(EVERYBODY, "jobcentre", lambda p: replace(p, audience="adult"), "0561")
    [gap] = gaps(MODEL, replace(split, places=(*split.places,)), START, END)
    assert (gap.code, gap.audience, gap.municipality) == (GapCode.UNSTAFFED, "child", "0561")
    child = a_place("jobcentre", anna, municipality="0561", audience="child")
    assert gaps(MODEL, replace(split, places=(*split.places, child)), START, END) == []


def test_three_must_be_able_to_coordinate_in_each_municipality():
    few = a_snapshot(
        a_place("stalkingvisitator", a_person("Anna")), a_place("primary-coordinator", a_person("Bo"))
    )
    assert (GapCode.TOO_FEW_COORDINATORS, "", "0561") in found(few, END, END)


def test_three_who_may_coordinate_are_enough():
    three = [a_place("stalkingvisitator", a_person(name), order) for order, name in enumerate("ABC", 1)]
    assert GapCode.TOO_FEW_COORDINATORS not in {code for code, *_ in found(a_snapshot(*three))}


def test_one_person_in_two_coordinating_roles_is_one_person():
    anna = a_person("Anna")
    roles = ("stalkingvisitator", "primary-coordinator", "children-and-family")
    assert (GapCode.TOO_FEW_COORDINATORS, "", "0561") in found(a_snapshot(*(a_place(r, anna) for r in roles)))


def test_which_agencies_may_coordinate_is_the_partnerships_setting():
    shelter_only = replace(EVERYBODY, coordinating_kinds=frozenset({"shelter"}))
    assert (GapCode.TOO_FEW_COORDINATORS, "", "0561") in found(shelter_only)


#    two roles of one person                                  may be
WINGS = [
    ("police-prevention-officer", "police-investigator", False),
    ("psp-chair", "prosecutor", False),
    ("police-stalking-contact", "police-risk-assessor", True),
    ("police-investigator", "police-order-caseworker", True),
]


@pytest.mark.parametrize(("one", "other", "may_be"), WINGS)
def test_nobody_is_in_both_wings(one, other, may_be):
    anna = a_person("Anna")
    codes = {code for code, *_ in found(a_snapshot(a_place(one, anna), a_place(other, anna)))}
    assert (GapCode.SAME_PERSON_TWO_WINGS not in codes) is may_be


def test_one_may_go_from_one_wing_to_the_other():
    anna = a_person("Anna")
    first = a_place("police-prevention-officer", anna, valid_until=date(2026, 6, 1))
    then = a_place("police-investigator", anna, valid_from=date(2026, 6, 1))
    assert GapCode.SAME_PERSON_TWO_WINGS not in {code for code, *_ in found(a_snapshot(first, then))}


# --- agreement with who-to-call: over all change points and random minutes of two years


def clock_of(snapshot):
    """Every moment of the two years at which anybody's hours, absence, tenure or check changes, and the clocks."""
    hours = {who.hours for place in snapshot.places if (who := place.person or place.line).hours}
    hours |= {place.hours for place in snapshot.places if place.hours}
    moments = {point for each in hours for point in change_points(each, START, END)}
    people = [place.person for place in snapshot.places if place.person]
    absences = [absence for person in people for absence in person.absences]
    moments |= {at.astimezone(UTC) for each in absences for at in (each.starts_at, each.ends_at) if at}
    moments |= {datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)}
    moments |= {datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)}
    return sorted(at for at in moments if START <= at < END)


def covered(snapshot, at, municipality, duty):
    [answer] = who_to_call(MODEL, snapshot, at, municipality, duty=duty, national=()).answers
    return answer.covered


def one_of_each_kind():
    """Duties that differ in nothing readiness looks at are walked once."""
    kinds = {(duty.answers, duty.respond_within, duty.clock, duty.last_resort): duty for duty in MODEL.duties}
    return [duty.code for duty in kinds.values()]


def test_over_two_years_somebody_answers_every_duty_at_every_change_point():
    points = clock_of(EVERYBODY)
    assert len(points) > 1000
    missed = [
        (at, duty) for duty in one_of_each_kind() for at in points if not covered(EVERYBODY, at, "0561", duty)
    ]
    assert missed == []


ROLES = [
    role.code
    for role in MODEL.roles
    if role.staffed_per is not StaffedPer.NONE and MODEL.answered_by(role.code)
]
DAYS = st.integers(0, 700).map(lambda n: START + timedelta(days=n))
HOURS = st.sampled_from(
    [
        OFFICE,
        on_weekdays(time(8, 30), time(11)),
        on_weekdays(time(12), time(15), 1, 3),
        on_weekdays(time(22), time(2, 30), *range(7), open_on_holidays=True),
        on_weekdays(time(2, 30), time(22), *range(7)),
        None,
    ]
)
ABSENCES = st.builds(
    lambda begins, days, by: (Absence(begins, begins + timedelta(days=days, hours=9), by),),
    DAYS,
    st.integers(0, 60),
    st.sampled_from([None, "person 1", "person 4"]),
)
DISTURBANCES = st.one_of(
    st.just(lambda place: None),
    HOURS.map(lambda hours: with_person(hours=hours)),
    HOURS.map(lambda hours: lambda place: replace(place, hours=hours)),
    HOURS.map(
        lambda hours: (
            lambda place: replace(place, line=replace(place.line, hours=hours)) if place.line else place
        )
    ),
    ABSENCES.map(lambda absences: with_person(absences=absences)),
    DAYS.map(lambda day: lambda place: replace(place, valid_until=day)),
    DAYS.map(lambda day: lambda place: replace(place, valid_from=day.date())),
    DAYS.map(lambda day: with_person(checked_on=day.date() - EVERYBODY.check_valid_for)),
    st.just(with_person(blocked=True)),
    st.sampled_from(["child", "adult"]).map(lambda audience: lambda place: replace(place, audience=audience)),
)


@st.composite
def disturbed(draw):
    """A role, and the full staff with some of that role's places spoiled in Esbjerg."""
    role = draw(st.sampled_from(ROLES))
    places = []
    for place in EVERYBODY.places:
        if place.role == role and place.municipality in (None, "0561") and draw(st.booleans()):
            place = draw(DISTURBANCES)(place)
        places += [place] if place is not None else []
    return role, replace(EVERYBODY, places=tuple(places))


def first_gaps(role, snapshot):
    """The first uncovered moment of each duty and municipality that has one."""
    model = replace(MODEL, duties=MODEL.answered_by(role))
    first = {}
    for gap in gaps(model, snapshot, START, END, national=()):
        if gap.code in COVER_CODES:
            known = first.get((gap.duty, gap.municipality), gap.at)
            first[gap.duty, gap.municipality] = min(gap.at, known)
    return first


@given(disturbed(), st.lists(st.integers(0, MINUTES - 1), min_size=20, max_size=20), st.randoms())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_somebody_answers_exactly_where_no_gap_is_listed(spoiled, minutes, chance):
    role, snapshot = spoiled
    first = first_gaps(role, snapshot)
    staffed = replace(snapshot, places=tuple(place for place in snapshot.places if place.role == role))
    points = clock_of(staffed)
    moments = [START.astimezone(UTC) + timedelta(minutes=minute) for minute in minutes]
    moments += chance.sample(points, min(len(points), 80))
    for duty in MODEL.answered_by(role)[:4]:
        for municipality in (ESBJERG.code, KOLDING.code):
            at = first.get((duty.code, municipality))
            if at is not None:
                assert not covered(snapshot, at, municipality, duty.code)
            for moment in moments:
                if at is None or moment < at:
                    assert covered(snapshot, moment, municipality, duty.code)


@given(disturbed(), st.randoms())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_removing_somebody_only_ever_adds_gaps(spoiled, chance):
    role, snapshot = spoiled
    mine = [place for place in snapshot.places if place.role == role]
    if not mine:
        return
    gone = chance.choice(mine)
    fewer = replace(snapshot, places=tuple(place for place in snapshot.places if place is not gone))
    before, after = first_gaps(role, snapshot), first_gaps(role, fewer)
    assert all(key in after and after[key] <= at for key, at in before.items())
