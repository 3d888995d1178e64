"""P1, tried over all change points and random minutes of two years: who-to-call and readiness agree."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.responsibilities.gap import COVER_CODES
from backend.responsibilities.readiness import gaps
from backend.responsibilities.who_to_call import who_to_call
from tests.factories.snapshots import END, ESBJERG, KOLDING, START
from tests.factories.spoiled import EVERYBODY, MODEL, clock_of, disturbed

MINUTES = int((END - START).total_seconds() // 60)


def covered(snapshot, at, municipality, duty):
    [answer] = who_to_call(MODEL, snapshot, at, municipality, duty=duty, national=()).answers
    return answer.covered


def one_of_each_kind():
    """Duties that differ in nothing readiness looks at are walked once."""
    kinds = {(duty.answers, duty.respond_within, duty.clock, duty.last_resort): duty for duty in MODEL.duties}
    return [duty.code for duty in kinds.values()]


@pytest.mark.slow
def test_over_two_years_somebody_answers_every_duty_at_every_change_point():
    points = clock_of(EVERYBODY)
    assert len(points) > 1000
    missed = [
        (at, duty) for duty in one_of_each_kind() for at in points if not covered(EVERYBODY, at, "0561", duty)
    ]
    assert missed == []


def first_gaps(role, snapshot):
    """The first uncovered moment of each duty and municipality that has one."""
    model = replace(MODEL, duties=MODEL.answered_by(role))
    first: dict[tuple[str, str], datetime] = {}
    for gap in gaps(model, snapshot, START, END, national=()):
        if gap.code in COVER_CODES:
            known = first.get((gap.duty, gap.municipality), gap.at)
            first[gap.duty, gap.municipality] = min(gap.at, known)
    return first


@pytest.mark.slow
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


@pytest.mark.slow
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
