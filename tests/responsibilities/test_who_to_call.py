"""Whom do I call: somebody able, in time, open ones first (P1)."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from backend.agencies.hours import ROUND_THE_CLOCK, DatedHours, Hours, on_weekdays
from backend.agencies.localtime import NaiveTimeError
from backend.responsibilities.answers import ContactKind, for_public
from backend.responsibilities.vocabulary import About
from backend.responsibilities.who_to_call import MEANWHILE, who_to_call
from tests.factories.snapshots import (
    ANNA,
    BO,
    MONDAY,
    OFFICE,
    SUNDAY_NIGHT,
    a_line,
    a_place,
    a_snapshot,
    danish,
    names,
    visitators,
)


def test_the_primary_comes_first_and_is_open(ask):
    answer = ask(visitators(ANNA, BO))
    assert names(answer) == ["Anna", "Bo"]
    assert [contact.kind for contact in answer.contacts] == [ContactKind.PRIMARY, ContactKind.DEPUTY]
    assert answer.contacts[0].open_now and answer.contacts[0].opens_at is None


def test_an_open_deputy_comes_before_a_closed_primary(ask):
    answer = ask(visitators(replace(ANNA, hours=on_weekdays(time(13), time(15))), BO))
    assert names(answer) == ["Bo", "Anna"]
    assert answer.contacts[1].opens_at == danish(2026, 11, 23, 13)


def test_a_line_is_a_duty_line_without_a_name(ask):
    [contact] = ask(visitators(a_line("Visitationen"))).contacts
    assert (contact.kind, contact.name, contact.title.da) == (ContactKind.DUTY_LINE, "", "Visitationen")


def test_the_answer_says_agency_role_reason_and_options_in_both_languages(ask):
    answer = ask(visitators(ANNA))
    assert (answer.agency.da, answer.role) == ("Esbjerg Kommune", "stalkingvisitator")
    assert answer.reason.da == (
        "Stalkingvisitator for Esbjerg svarer på dette inden for 1 arbejdsdag. "
        "Grundlag: samtykke (samarbejdets forslag)."
    )
    assert answer.reason.en.startswith(
        "Stalking intake screener for Esbjerg answers this within 1 working day"
    )
    assert answer.can.da and answer.can.en


def test_a_topic_answers_each_of_its_duties_in_order(model):
    answers = who_to_call(model, visitators(ANNA), MONDAY, "0561", topic="children").answers
    assert [answer.duty for answer in answers] == [duty.code for duty in model.duties_for("children")]


def test_one_asks_about_a_topic_or_a_duty(model):
    with pytest.raises(ValueError, match="topic or about a duty"):
        who_to_call(model, None, MONDAY, "0561")


def test_a_time_without_a_zone_is_refused(model):
    with pytest.raises(NaiveTimeError):
        who_to_call(model, None, datetime(2026, 11, 23), "0561", topic="report")  # noqa: DTZ001


# --- in time


def test_an_office_that_opens_within_the_working_day_is_in_time(ask):
    answer = ask(visitators(ANNA), SUNDAY_NIGHT)
    assert answer.covered
    assert answer.contacts[0].opens_at == danish(2026, 11, 30, 8)
    assert answer.respond_by == danish(2026, 12, 1, 8)


def test_opening_exactly_at_the_deadline_is_in_time(ask):
    at_the_edge = replace(ANNA, hours=on_weekdays(time(9), time(10), 1))  # Tuesday at nine
    assert ask(visitators(at_the_edge), danish(2026, 11, 23, 9)).covered


def test_opening_a_second_after_the_deadline_is_too_late(ask):
    at_the_edge = replace(ANNA, hours=on_weekdays(time(9, 0, 1), time(10), 1))
    assert not ask(visitators(at_the_edge), danish(2026, 11, 23, 9)).covered


def test_what_must_be_answered_within_the_hour_must_be_open_now(ask):
    soon = a_snapshot(a_place("municipal-acute-duty", a_line(hours=on_weekdays(time(12, 30), time(16)))))
    assert not ask(soon, MONDAY, duty="municipal-acute-help").covered
    assert ask(soon, danish(2026, 11, 23, 12, 30), duty="municipal-acute-help").covered


def test_nobody_is_no_answer(ask):
    answer = ask(visitators())
    assert not answer.covered
    assert answer.contacts == ()


def test_a_holiday_is_walked_past(ask):
    answer = ask(visitators(ANNA), danish(2026, 4, 1, 16))
    assert answer.contacts[0].opens_at == danish(2026, 4, 7, 8)
    assert answer.covered


def test_a_long_closed_spell_is_a_gap(ask):
    away = Hours(OFFICE.weekly, tuple(DatedHours(date(2026, 7, day)) for day in range(6, 25)))
    assert not ask(visitators(replace(ANNA, hours=away)), danish(2026, 7, 3, 16)).covered


@pytest.mark.parametrize("night", [danish(2026, 3, 29, 1, 59), danish(2026, 10, 25, 2, 30, fold=1)])
def test_a_line_round_the_clock_is_open_while_the_clocks_change(ask, night):
    line = a_snapshot(a_place("municipal-acute-duty", a_line()))
    assert ask(line, night, duty="municipal-acute-help").covered


# --- 112 and 114


def test_112_and_114_are_always_there(model):
    always = who_to_call(model, None, MONDAY, "0101", topic="report").always
    assert [contact.phone for contact in always] == ["112", "114"]
    assert all(contact.open_now for contact in always)


def test_112_is_the_answer_where_the_duty_says_so(ask):
    assert ask(visitators(), duty="danger-now").covered


def test_112_is_not_the_answer_where_the_duty_does_not_say_so(ask):
    assert not ask(visitators(), duty="child-acute-help").covered


def test_while_the_right_one_is_closed_it_says_who_answers_meanwhile(ask):
    acute = a_place("municipal-acute-duty", a_line("Akutvagten"))
    answer = ask(a_snapshot(a_place("stalkingvisitator", ANNA), acute), SUNDAY_NIGHT)
    assert [contact.title.da for contact in answer.meanwhile][:1] == ["Akutvagten"]
    assert all(contact.open_now for contact in answer.meanwhile)
    assert {"112", "114"} <= {contact.phone for contact in answer.meanwhile}


def test_while_the_right_one_is_open_nobody_else_is_named(ask):
    assert ask(visitators(ANNA)).meanwhile == ()


def test_for_everybody_a_duty_can_be_about_somebody_answers_meanwhile():
    assert MEANWHILE.keys() == set(About)


# --- without a sign-in


def test_without_a_sign_in_no_person_and_no_inner_line_is_shown(model):
    team = visitators(ANNA, a_line("Inderside"), a_line("Borgerlinjen", public=True, hours=ROUND_THE_CLOCK))
    [answer] = for_public(who_to_call(model, team, MONDAY, "0561", duty="screening")).answers
    assert names(answer) == ["Borgerlinjen"]
    assert (answer.covered, answer.role_title.da) == (True, "Stalkingvisitator")
