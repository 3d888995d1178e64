"""Scene and residence, the municipality and its partnership, and places that have none (P1)."""

from datetime import UTC, date

import pytest

from backend.responsibilities.answers import ContactKind
from backend.responsibilities.national_lines import load_national_lines
from backend.responsibilities.vocabulary import AgencyKind
from backend.responsibilities.who_to_call import FOLLOWS_RESIDENCE, who_to_call
from tests.factories.snapshots import (
    ANNA,
    BO,
    CHECKED,
    ESBJERG,
    HORSENS,
    KOLDING,
    MONDAY,
    SUNDAY_NIGHT,
    a_line,
    a_place,
    a_snapshot,
    away,
    danish,
    names,
    visitators,
)


def test_the_municipalitys_own_come_before_the_partnerships(ask):
    team = a_snapshot(
        a_place("stalkingvisitator", a_line("Fælles")),
        a_place("stalkingvisitator", ANNA, municipality="0621"),
        municipalities=(KOLDING, HORSENS),
    )
    assert names(ask(team, municipality="0621")) == ["Anna", "Fælles"]


def test_a_municipality_without_its_own_is_answered_by_the_partnerships(ask):
    team = a_snapshot(
        a_place("stalkingvisitator", a_line("Fælles")),
        a_place("stalkingvisitator", ANNA, municipality="0621"),
        municipalities=(KOLDING, HORSENS),
    )
    assert names(ask(team, municipality="0615")) == ["Fælles"]


def test_psychiatry_is_that_of_the_municipalitys_region(ask):
    team = a_snapshot(
        a_place("psychiatry-contact", a_line("Syd"), region="Region Syddanmark"),
        a_place("psychiatry-contact", a_line("Midt"), region="Region Midtjylland"),
        municipalities=(KOLDING, HORSENS),
    )
    assert names(ask(team, municipality="0615", duty="psychiatry-udoever")) == ["Midt"]


#    the question             names
BY_AGE = [({"child": True}, ["Anna"]), ({"child": False}, ["Bo"]), ({}, ["Anna", "Bo"])]


@pytest.mark.parametrize(("question", "named"), BY_AGE)
def test_kolding_splits_by_age(ask, question, named):
    team = a_snapshot(
        a_place("stalkingvisitator", ANNA, audience="child"),
        a_place("stalkingvisitator", BO, audience="adult"),
    )
    assert names(ask(team, **question)) == named


def test_where_a_role_is_split_by_age_both_must_be_answered(ask):
    team = a_snapshot(
        a_place("stalkingvisitator", away(ANNA), audience="child"),
        a_place("stalkingvisitator", BO, audience="adult"),
    )
    assert not ask(team).covered
    assert ask(team, child=False).covered


def test_police_follow_the_scene_and_the_municipality_the_residence(model):
    team = a_snapshot(
        a_place("stalkingvisitator", ANNA, municipality="0561"),
        a_place("stalkingvisitator", BO, municipality="0621"),
        a_place("police-stalking-contact", a_line("Sydvest"), municipality="0561"),
        a_place("police-stalking-contact", a_line("Sydøst"), municipality="0621"),
        municipalities=(ESBJERG, KOLDING),
    )
    [screening] = who_to_call(model, team, MONDAY, "0561", duty="screening", residence="0621").answers
    [advice] = who_to_call(model, team, MONDAY, "0561", duty="report-advice", residence="0621").answers
    assert (names(screening), names(advice)) == (["Bo"], ["Sydvest"])


def test_what_cannot_wait_follows_the_scene(ask):
    team = a_snapshot(
        a_place("municipal-acute-duty", a_line("Her"), municipality="0561"),
        a_place("municipal-acute-duty", a_line("Hjemme"), municipality="0621"),
        municipalities=(ESBJERG, KOLDING),
    )
    assert names(ask(team, residence="0621", duty="municipal-acute-help")) == ["Her"]


def test_the_residence_may_lie_in_another_partnership(ask):
    at_home = a_snapshot(a_place("stalkingvisitator", BO), municipalities=(KOLDING,))
    assert names(ask(visitators(ANNA), residence="0621", residence_snapshot=at_home)) == ["Bo"]


def test_a_residence_without_a_partnership_gets_the_national_lines(model):
    answers = who_to_call(model, visitators(ANNA), MONDAY, "0561", duty="screening", residence="0101")
    assert answers.answers[0].partnership is None
    assert answers.note is not None


def test_every_kind_of_agency_follows_the_scene_or_the_residence():
    assert FOLLOWS_RESIDENCE.keys() == set(AgencyKind)


# --- places without a partnership


def test_without_a_partnership_the_national_lines_answer_and_it_says_so(model):
    answers = who_to_call(model, None, SUNDAY_NIGHT, "0101", topic="first-talk")
    assert answers.partnership is None
    assert answers.note and "landsdækkende" in answers.note.da
    assert all(answer.contacts for answer in answers.answers)
    assert {c.kind for answer in answers.answers for c in answer.contacts} == {ContactKind.NATIONAL_LINE}


def test_without_a_partnership_every_duty_names_somebody_who_is_open(model):
    for topic in model.topics:
        for answer in who_to_call(model, None, SUNDAY_NIGHT, "0101", topic=topic.code).answers:
            assert any(contact.open_now for contact in answer.contacts), answer.duty


def test_the_udoever_is_not_sent_to_the_lines_for_exposed_people(ask):
    phones = {contact.phone for contact in ask(None, duty="udoever-early-prevention").contacts}
    assert phones == {"112", "114"}


def test_with_a_partnership_no_note_is_made(model):
    answers = who_to_call(model, visitators(ANNA), MONDAY, "0561", topic="first-talk")
    assert (answers.partnership, answers.note) == ("tryg", None)


def test_a_national_line_answers_its_own_role_everywhere(ask):
    answer = ask(visitators(ANNA), SUNDAY_NIGHT, duty="shelter-overview")
    assert (answer.covered, answer.contacts[0].phone) == (True, "1888")


def test_a_national_line_not_checked_for_a_year_no_longer_counts(ask):
    assert not ask(visitators(ANNA), danish(2028, 1, 3, 12), duty="shelter-overview").covered


def test_the_national_lines_are_checked_and_say_their_source():
    assert all(
        line.source and (line.line.checked_on or date.min) >= CHECKED for line in load_national_lines()
    )


def test_times_are_answered_in_utc(ask):
    assert ask(visitators(ANNA), SUNDAY_NIGHT).contacts[0].opens_at.tzinfo is UTC
