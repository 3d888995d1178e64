"""What was worked out for one moment is shown at another exactly as it would be worked out there."""

from dataclasses import asdict, replace
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.agencies.hours import ROUND_THE_CLOCK, DatedHours, Hours
from backend.agencies.localtime import midnight
from backend.responsibilities.reach import reachable_for
from backend.responsibilities.who_to_call import who_to_call
from tests.factories.snapshots import CHECKED, END, MONDAY, START, a_person, visitators
from tests.factories.spoiled import EVERYBODY, MODEL, clock_of, disturbed

AROUND = [timedelta(), timedelta(microseconds=1), -timedelta(microseconds=1), timedelta(minutes=7)]
A_WEEK = timedelta(days=7)
CHILD = st.sampled_from([None, True, False])


def asked(snapshot, at, duty, child):
    return asdict(who_to_call(MODEL, snapshot, at, "0561", duty=duty, child=child))


def edges(role, snapshot):
    """When anybody who may answer for the role comes or goes, opens or closes, or has not been tried for too long."""
    mine = replace(snapshot, places=tuple(each for each in snapshot.places if each.role == role))
    spans = [span for each in reachable_for(mine, role, "0561") for span in (*each.present, *each.counted)]
    return sorted({*clock_of(mine), *(edge for span in spans for edge in span if START <= edge < END)})


@pytest.mark.slow
@given(disturbed(), CHILD, st.randoms())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_snapshot_asked_before_answers_like_one_that_never_was(spoiled, child, chance):
    role, snapshot = spoiled
    points = edges(role, snapshot)
    begins = [point for point in points if point.hour in (22, 23)] or points or [START]
    one = chance.choice(begins)
    near = [
        at + away for at in (one, *(each for each in points if one < each < one + A_WEEK)) for away in AROUND
    ]
    chance.shuffle(near)
    for at in near:
        for duty in MODEL.answered_by(role)[:2]:
            assert asked(snapshot, at, duty.code, child) == asked(replace(snapshot), at, duty.code, child)


def first_shown(team, *moments):
    return [who_to_call(MODEL, team, at, "0561", duty="screening").answers[0].contacts[0] for at in moments]


def test_whoever_has_not_been_tried_for_too_long_is_shown_so_from_that_midnight():
    team = visitators(a_person(hours=ROUND_THE_CLOCK))
    ends = midnight(CHECKED + team.check_valid_for + timedelta(days=1))
    shown = first_shown(team, ends - timedelta(minutes=2), ends - timedelta(minutes=1), ends)
    assert [(each.checked, each.open_now) for each in shown] == [(True, True), (True, True), (False, False)]


def test_who_opens_later_than_was_looked_for_has_a_time_once_it_comes_into_sight():
    once = DatedHours(MONDAY.date() + timedelta(days=40), ((time(9), time(11)),))
    team = visitators(a_person(hours=Hours(exceptions=(once,))))
    shown = first_shown(team, MONDAY, MONDAY + timedelta(days=20))
    assert [each.opens_at and each.opens_at.date() for each in shown] == [None, once.on]


def test_what_holds_is_not_worked_out_again():
    """Two moments of one morning: the same contacts, not their like."""
    snapshot = replace(EVERYBODY)
    morning = clock_of(snapshot)[0] + timedelta(minutes=1)
    first, second = (
        who_to_call(MODEL, snapshot, at, "0561", duty="screening").answers[0].contacts[0]
        for at in (morning, morning + timedelta(seconds=1))
    )
    assert first is second
