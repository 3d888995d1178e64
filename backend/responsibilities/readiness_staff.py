"""What is asked of the staff itself, whatever the hour: a deputy, three coordinators, two separate wings.

Asked at the start of the period and whenever a place is filled or left. Pure, part of `readiness`.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from backend.agencies.stretches import both, next_in
from backend.responsibilities.book import Model, Role
from backend.responsibilities.gap import Gap, GapCode, told_at
from backend.responsibilities.reach import reachable_for, tenure
from backend.responsibilities.snapshot import Id, Municipality, Person, Place, Snapshot
from backend.responsibilities.vocabulary import StaffedPer, Text, Wing

ENOUGH_COORDINATORS = 3  # design.md, P2
PREVENTION_FORUMS = {"psp-chair", "ksp-chair"}  # their holders must belong to the prevention wing (roles.csv)


def staff_gaps(model: Model, snapshot: Snapshot, start: datetime, end: datetime) -> Iterator[Gap]:
    moments = _changes_of_staff(snapshot, start, end)
    answering = {duty.answers for duty in model.duties if not duty.last_resort}
    for role in model.roles:
        if role.code in answering:
            yield from _no_deputy(role, snapshot, moments)
    for municipality in snapshot.municipalities:
        yield from _too_few_coordinators(model, snapshot, municipality, moments)
    yield from _two_wings(model, snapshot, start, end)


def _changes_of_staff(snapshot: Snapshot, start: datetime, end: datetime) -> list[datetime]:
    edges = (edge for place in snapshot.places for stretch in tenure(place) for edge in stretch)
    return sorted({start, *(edge for edge in edges if start < edge < end)})


def _filled(places: Iterable[Place], at: datetime) -> list[Place]:
    return [place for place in places if next_in(tenure(place), at) == at]


def _persons(places: Iterable[Place]) -> dict[Id, Person]:
    return {place.person.id: place.person for place in places if place.person}


def _places_for(snapshot: Snapshot, role: str, municipality: str) -> list[Place]:
    return [each.place for each in reachable_for(snapshot, role, municipality) if not each.stands_in]


def _no_deputy(role: Role, snapshot: Snapshot, moments: list[datetime]) -> Iterator[Gap]:
    """One person alone, and no duty line behind. Nobody at all is another gap (`unstaffed`)."""
    if role.staffed_per is not StaffedPer.MUNICIPALITY:
        places = [place for place in snapshot.places if place.role == role.code]
        yield from _alone(role, "", "", places, moments)
        return
    for municipality in snapshot.municipalities:
        places = _places_for(snapshot, role.code, municipality.code)
        yield from _alone(role, municipality.code, municipality.name, places, moments)


def _alone(role: Role, code: str, name: str, places: list[Place], moments: list[datetime]) -> Iterator[Gap]:
    for at in moments:
        filled = _filled(places, at)
        if len(_persons(filled)) == 1 and not any(place.line for place in filled):
            since = told_at(at)
            message = Text(
                f"{role.title.da} {name}: ingen stedfortræder fra {since.da}.",
                f"{role.title.en} {name}: no deputy from {since.en}.",
            )
            yield Gap(GapCode.NO_DEPUTY, "", role.code, code, message, at)
            return


def _too_few_coordinators(
    model: Model, snapshot: Snapshot, municipality: Municipality, moments: list[datetime]
) -> Iterator[Gap]:
    roles = [
        role
        for role in model.roles
        if role.may_coordinate and role.agency_kind in snapshot.coordinating_kinds
    ]
    places = [place for role in roles for place in _places_for(snapshot, role.code, municipality.code)]
    for at in moments:
        number = len(_persons(_filled(places, at)))
        if number < ENOUGH_COORDINATORS:
            since = told_at(at)
            message = Text(
                f"{municipality.name}: {number} kan koordinere fra {since.da}; der skal være tre.",
                f"{municipality.name}: {number} may coordinate from {since.en}; there must be three.",
            )
            yield Gap(GapCode.TOO_FEW_COORDINATORS, "", "", municipality.code, message, at)
            return


def _two_wings(model: Model, snapshot: Snapshot, start: datetime, end: datetime) -> Iterator[Gap]:
    """§ 115 material may never reach an investigation: nobody fills both wings at one time (domain L4)."""
    wings = {role.code: role.wing for role in model.roles} | dict.fromkeys(PREVENTION_FORUMS, Wing.PREVENTION)
    held: dict[Id, dict[Wing, list[Place]]] = {}
    for place in snapshot.places:
        wing = wings.get(place.role)
        if place.person and wing:
            held.setdefault(place.person.id, {}).setdefault(wing, []).append(place)
    for by_wing in held.values():
        yield from _overlap(model, by_wing, start, end)


def _overlap(model: Model, by_wing: dict[Wing, list[Place]], start: datetime, end: datetime) -> Iterator[Gap]:
    for prevention in by_wing.get(Wing.PREVENTION, ()):
        for investigation in by_wing.get(Wing.INVESTIGATION, ()):
            together = both(both(tenure(prevention), tenure(investigation)), ((start, end),))
            if together:
                yield _in_two_wings(model, prevention, investigation, together[0][0])
                return


def _in_two_wings(model: Model, prevention: Place, investigation: Place, at: datetime) -> Gap:
    one, other = model.role(prevention.role).title, model.role(investigation.role).title
    message = Text(
        f"Samme person er {one.da} og {other.da}: forebyggelse og efterforskning skal holdes adskilt.",
        f"One person is {one.en} and {other.en}: prevention and investigation must be kept apart.",
    )
    where = prevention.municipality or ""
    return Gap(GapCode.SAME_PERSON_TWO_WINGS, "", investigation.role, where, message, at)
