"""Nobody absent, blocked, ended or unchecked counts as an answer; a stand-in does in place of who is away (P1)."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from backend.agencies.hours import on_weekdays
from backend.responsibilities.answers import ContactKind
from backend.responsibilities.snapshot import Absence
from tests.factories.snapshots import (
    ANNA,
    BO,
    CARL,
    a_line,
    a_place,
    a_snapshot,
    away,
    danish,
    names,
    visitators,
)


def test_somebody_away_is_not_named(ask):
    answer = ask(visitators(away(ANNA), BO))
    assert names(answer) == ["Bo"]


def test_with_the_only_one_away_nobody_answers(ask):
    answer = ask(visitators(away(ANNA)))
    assert (answer.covered, answer.contacts) == (False, ())


def test_a_stand_in_answers_in_place_of_who_is_away(ask):
    answer = ask(visitators(away(ANNA, "carl"), BO, people=[CARL]))
    assert names(answer) == ["Carl", "Bo"]
    assert answer.contacts[0].kind is ContactKind.PRIMARY


def test_a_stand_in_without_a_post_is_nobody(ask):
    assert names(ask(visitators(away(ANNA, "carl"), BO))) == ["Bo"]


@pytest.mark.parametrize("carl", [away(CARL), replace(CARL, blocked=True), replace(CARL, checked_on=None)])
def test_a_stand_in_who_is_away_blocked_or_unchecked_does_not_count(ask, carl):
    assert not ask(visitators(away(ANNA, "carl"), people=[carl])).covered


def test_before_and_after_the_absence_the_holder_answers(ask):
    team = visitators(away(ANNA, "carl"), people=[CARL])
    assert names(ask(team, danish(2026, 11, 13, 12))) == ["Anna"]
    assert names(ask(team, danish(2026, 12, 7, 12))) == ["Anna"]


def test_on_the_evening_before_coming_back_the_holder_is_named(ask):
    team = visitators(away(ANNA, end=(2026, 11, 28)))
    answer = ask(team, danish(2026, 11, 27, 17))
    assert (answer.covered, names(answer)) == (True, ["Anna"])
    assert answer.contacts[0].opens_at == danish(2026, 11, 30, 8)


def test_an_absence_without_an_end_lasts(ask):
    ill = replace(ANNA, absences=(Absence(danish(2026, 11, 16)),))
    assert not ask(visitators(ill), danish(2027, 11, 16, 12)).covered


def test_a_blocked_person_is_not_named(ask):
    assert names(ask(visitators(replace(ANNA, blocked=True), BO))) == ["Bo"]


@pytest.mark.parametrize(
    "changes",
    [
        {"valid_until": danish(2026, 11, 20)},
        {"valid_until": date(2026, 11, 23)},
        {"valid_from": date(2026, 12, 24)},
    ],
)
def test_a_place_ended_or_not_begun_names_nobody(ask, changes):
    assert ask(a_snapshot(a_place("stalkingvisitator", ANNA, **changes))).contacts == ()


def test_somebody_whose_post_has_ended_is_not_named(ask):
    assert ask(visitators(replace(ANNA, in_post_until=danish(2026, 11, 1)))).contacts == ()


def test_a_line_taken_out_of_use_is_not_named(ask):
    assert ask(visitators(a_line(ended_at=danish(2026, 11, 1)))).contacts == ()


@pytest.mark.parametrize("checked_on", [None, date(2025, 11, 22)])
def test_a_number_not_tried_for_a_year_is_shown_last_and_does_not_count(ask, checked_on):
    answer = ask(visitators(replace(ANNA, checked_on=checked_on)))
    assert not answer.covered
    assert [(contact.checked, contact.open_now) for contact in answer.contacts] == [(False, False)]
    assert names(ask(visitators(replace(ANNA, checked_on=checked_on), BO))) == ["Bo", "Anna"]


def test_an_unchecked_number_comes_after_a_checked_one_that_is_closed(ask):
    team = visitators(replace(ANNA, checked_on=None), BO)
    assert names(ask(team, danish(2026, 11, 23, 17))) == ["Bo", "Anna"]


def test_a_check_lasts_through_its_last_day(ask):
    assert ask(visitators(replace(ANNA, checked_on=date(2025, 11, 23)))).covered


def test_how_long_a_check_lasts_is_the_partnerships_setting(ask):
    assert not ask(visitators(ANNA, check_valid_for=timedelta(days=1)), danish(2026, 11, 24, 12)).covered


def test_a_number_without_hours_answers_nobody(ask):
    answer = ask(visitators(replace(ANNA, hours=None)))
    assert (answer.covered, answer.contacts[0].open_now, answer.contacts[0].opens_at) == (False, False, None)


def test_the_place_may_have_hours_of_its_own(ask):
    mornings = a_place("stalkingvisitator", ANNA, 1, hours=on_weekdays(time(8), time(12)))
    afternoons = a_place("stalkingvisitator", BO, 2, hours=on_weekdays(time(12), time(16)))
    team = a_snapshot(mornings, afternoons)
    assert [names(ask(team, danish(2026, 11, 23, hour)))[0] for hour in (9, 13)] == ["Anna", "Bo"]


def test_one_answers_only_while_both_the_person_and_the_place_are_open(ask):
    late = a_place("stalkingvisitator", ANNA, hours=on_weekdays(time(15), time(20)))
    assert ask(a_snapshot(late), danish(2026, 11, 23, 17)).contacts[0].opens_at == danish(2026, 11, 24, 15)
