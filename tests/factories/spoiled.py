"""A partnership in which everything is staffed, with some places spoiled; and when something changes there."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import strategies as st

from backend.agencies.hours import change_points, on_weekdays
from backend.responsibilities.book import load_model
from backend.responsibilities.editions import DATA
from backend.responsibilities.snapshot import Absence
from backend.responsibilities.vocabulary import StaffedPer
from tests.factories.snapshots import END, OFFICE, START, fully_staffed, with_line, with_person

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
