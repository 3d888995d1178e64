"""P1, tried over all change points and random minutes of two years: who-to-call and readiness agree."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.agencies.hours import change_points, on_weekdays
from backend.responsibilities.book import load_model
from backend.responsibilities.editions import DATA
from backend.responsibilities.gap import COVER_CODES
from backend.responsibilities.readiness import gaps
from backend.responsibilities.snapshot import Absence
from backend.responsibilities.vocabulary import StaffedPer
from backend.responsibilities.who_to_call import who_to_call
from tests.factories.snapshots import (
    END,
    ESBJERG,
    KOLDING,
    OFFICE,
    START,
    fully_staffed,
    with_line,
    with_person,
)

MINUTES = int((END - START).total_seconds() // 60)
MODEL = load_model(DATA / "2026-11")
EVERYBODY = fully_staffed(MODEL)


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


@pytest.mark.slow
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
    HOURS.map(lambda hours: with_line(hours=hours)),
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
