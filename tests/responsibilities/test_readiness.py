"""Gaps: whatever is covered by nothing is listed, with its first moment and its cause (P1)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from backend.agencies.hours import DatedHours, Hours, on_weekdays
from backend.responsibilities.book import load_model
from backend.responsibilities.editions import DATA
from backend.responsibilities.gap import GapCode
from backend.responsibilities.readiness import gaps
from tests.factories.snapshots import (
    END,
    OFFICE,
    START,
    a_line,
    a_person,
    a_place,
    a_snapshot,
    but,
    danish,
    fully_staffed,
    with_line,
    with_person,
)

MODEL = load_model(DATA / "2026-11")
EVERYBODY = fully_staffed(MODEL)


def only(order):
    return lambda place: place if place.order == order else None


def found(snapshot, start=START, end=END, model=MODEL):
    return {(gap.code, gap.duty, gap.municipality) for gap in gaps(model, snapshot, start, end)}


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
    def leave(place):
        return replace(place, valid_until=date(2026, 9, 1)) if place.order == 2 else place

    leaving = but(EVERYBODY, "housing", leave, "0561")
    [gap] = gaps(MODEL, leaving, START, END)
    assert (gap.code, gap.at) == (GapCode.NO_DEPUTY, danish(2026, 9, 1))


def test_an_office_closed_too_long_is_not_covered_from_its_closing():
    july = Hours(OFFICE.weekly, tuple(DatedHours(date(2026, 7, day)) for day in range(6, 25)))
    closed = but(EVERYBODY, "jobcentre", with_person(hours=july), "0561")
    [gap] = gaps(MODEL, closed, START, END)
    assert (gap.code, gap.at) == (GapCode.NOT_COVERED_AT, danish(2026, 7, 3, 16))


def test_a_hole_in_the_night_of_an_acute_line_is_found():
    shifts = on_weekdays(time(6), time(5, 45), *range(7), open_on_holidays=True)
    holed = but(EVERYBODY, "municipal-acute-duty", with_line(hours=shifts), "0561")
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
    [gap] = gaps(MODEL, split, START, END)
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
