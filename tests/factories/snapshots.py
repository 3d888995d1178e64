"""Snapshots of partnerships by hand: short to write, fictional people, numbers that reach nobody."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count

from backend.agencies.hours import ROUND_THE_CLOCK, on_weekdays
from backend.agencies.localtime import ZONE
from backend.responsibilities.deadlines import Clock
from backend.responsibilities.snapshot import Absence, Line, Municipality, Person, Place, Snapshot
from backend.responsibilities.vocabulary import StaffedPer, Text

OFFICE = on_weekdays(time(8), time(16))
CHECKED = date(2026, 11, 20)
ESBJERG = Municipality("0561", "Esbjerg", "Region Syddanmark")
KOLDING = Municipality("0621", "Kolding", "Region Syddanmark")
HORSENS = Municipality("0615", "Horsens", "Region Midtjylland")
MONDAY = datetime(2026, 11, 23, 12, tzinfo=ZONE)
SUNDAY_NIGHT = datetime(2026, 11, 29, 2, 10, tzinfo=ZONE)
START, END = datetime(2026, 1, 1, tzinfo=ZONE), datetime(2028, 1, 1, tzinfo=ZONE)  # the two years


def danish(*when, fold=0):
    return datetime(*when).replace(tzinfo=ZONE, fold=fold)  # noqa: DTZ001


def a_person(name="Anna", **changes):
    person = Person(name.lower(), name, "Konsulent", "00 00 00 01", "Esbjerg Kommune", OFFICE, CHECKED)
    return replace(person, **changes)


ANNA, BO, CARL = a_person("Anna"), a_person("Bo"), a_person("Carl")


def a_line(title="Vagt", **changes):
    line = Line(Text(title, title), "00 00 00 02", "Esbjerg Kommune", ROUND_THE_CLOCK, CHECKED)
    return replace(line, **changes)


def a_place(role, who, order=1, **changes):
    filled = {"person": who} if isinstance(who, Person) else {"line": who}
    return Place(role, order, **filled, **changes)


def a_snapshot(*places, people=(), municipalities=(ESBJERG,), **changes):
    return Snapshot("tryg", "Tryg", municipalities, places, tuple(people), **changes)


def fully_staffed(model, municipalities=(ESBJERG, KOLDING), **changes):
    """Every role that answers has a primary and a deputy in office hours, and a duty line where it must."""
    numbers = count(1)
    places = [
        place
        for role in model.roles
        if role.staffed_per is not StaffedPer.NONE
        for code in ([each.code for each in municipalities] if _by_municipality(role) else [None])
        for place in _staff(model, role.code, code, numbers)
    ]
    settings = {"check_valid_for": timedelta(days=5 * 365)} | changes
    return a_snapshot(*places, municipalities=municipalities, **settings)


def _by_municipality(role):
    return role.staffed_per is StaffedPer.MUNICIPALITY


def _staff(model, role, code, numbers):
    for order in (1, 2):
        yield a_place(role, a_person(f"Person {next(numbers)}"), order, municipality=code)
    if any(_needs_a_duty_line(duty) for duty in model.answered_by(role)):
        yield a_place(role, a_line(), 3, municipality=code)


def _needs_a_duty_line(duty):
    """Weekends are longer than a day on the calendar."""
    short = not duty.response.months and duty.response.days <= 1
    return duty.clock is Clock.CALENDAR and short


def visitators(*who, **more):
    """A partnership in which these, in order, are the visitators."""
    places = [a_place("stalkingvisitator", each, order) for order, each in enumerate(who, 1)]
    return a_snapshot(*places, **more)


def away(person, stand_in=None, start=(2026, 11, 16), end=(2026, 12, 7)):
    return replace(person, absences=(Absence(danish(*start), danish(*end), stand_in),))


def but(snapshot, role, change, municipality=None):
    """The same partnership with the places of one role (in one municipality) changed; None takes one away."""
    places = []
    for place in snapshot.places:
        touched = place.role == role and municipality in (None, place.municipality)
        changed = change(place) if touched else place
        places += [changed] if changed is not None else []
    return replace(snapshot, places=tuple(places))


def with_person(**changes):
    return lambda place: replace(place, person=replace(place.person, **changes)) if place.person else place


def with_line(**changes):
    return lambda place: replace(place, line=replace(place.line, **changes)) if place.line else place


def names(answer):
    return [contact.name or contact.title.da for contact in answer.contacts]
