"""Whom do I call: somebody able, in time, open ones first (P1)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from backend.agencies.hours import ROUND_THE_CLOCK, DatedHours, Hours, on_weekdays
from backend.agencies.localtime import NaiveTimeError
from backend.responsibilities.answers import ContactKind
from backend.responsibilities.book import load_model
from backend.responsibilities.editions import DATA
from backend.responsibilities.snapshot import Absence
from backend.responsibilities.vocabulary import About, AgencyKind
from backend.responsibilities.who_to_call import FOLLOWS_RESIDENCE, MEANWHILE, who_to_call
from tests.factories.snapshots import (
    CHECKED,
    ESBJERG,
    HORSENS,
    KOLDING,
    OFFICE,
    a_line,
    a_person,
    a_place,
    a_snapshot,
    danish,
)

MONDAY = danish(2026, 11, 23, 12)
SUNDAY_NIGHT = danish(2026, 11, 29, 2, 10)
ANNA, BO, CARL = a_person("Anna"), a_person("Bo"), a_person("Carl")


@pytest.fixture(scope="module")
def model():
    return load_model(DATA / "2026-11")


@pytest.fixture
def ask(model):
    """The one answer to a duty (screening: stalkingvisitator, one working day)."""

    def asked(snapshot, at=MONDAY, municipality="0561", duty="screening", **more):
        [answer] = who_to_call(model, snapshot, at, municipality, duty=duty, **more).answers
        return answer

    return asked


def visitators(*who, **more):
    return a_snapshot(
        *(a_place("stalkingvisitator", each, order) for order, each in enumerate(who, 1)), **more
    )


def names(answer):
    return [contact.name or contact.title.da for contact in answer.contacts]


# --- who, and in which order


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


# --- nobody absent, blocked, ended or unchecked counts


def away(person, stand_in=None, start=(2026, 11, 16), end=(2026, 12, 7)):
    return replace(person, absences=(Absence(danish(*start), danish(*end), stand_in),))


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


# --- where


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
    assert "landsdækkende" in answers.note.da
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
    from backend.responsibilities.national_lines import load_national_lines

    assert all(line.source and line.line.checked_on >= CHECKED for line in load_national_lines())


def test_times_are_answered_in_utc(ask):
    assert ask(visitators(ANNA), SUNDAY_NIGHT).contacts[0].opens_at.tzinfo is UTC


# --- without a sign-in


def test_without_a_sign_in_no_person_and_no_inner_line_is_shown(model):
    from backend.responsibilities.answers import for_public

    team = visitators(ANNA, a_line("Inderside"), a_line("Borgerlinjen", public=True, hours=ROUND_THE_CLOCK))
    [answer] = for_public(who_to_call(model, team, MONDAY, "0561", duty="screening")).answers
    assert names(answer) == ["Borgerlinjen"]
    assert (answer.covered, answer.role_title.da) == (True, "Stalkingvisitator")
