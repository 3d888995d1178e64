"""What is asked of the rooms of PSP and KSP: a chair who can act, since nobody else opens or closes anything there.

Who can is said as sight says it (`forum_sight`): in post, not blocked, and never of the investigation wing. Pure, part
of `readiness`.
"""

from collections.abc import Iterator
from datetime import datetime

from backend.agencies.stretches import Stretches, next_in, union, without
from backend.responsibilities.book import Model
from backend.responsibilities.gap import Gap, GapCode, told_at
from backend.responsibilities.reach import tenure
from backend.responsibilities.snapshot import Person, Place, Room, Snapshot
from backend.responsibilities.vocabulary import Text, Wing


def room_gaps(model: Model, snapshot: Snapshot, start: datetime, end: datetime) -> Iterator[Gap]:
    investigating = {role.code for role in model.roles if role.wing is Wing.INVESTIGATION}
    places = [place for place in snapshot.places if place.role in investigating]
    for room in snapshot.rooms:
        acts = _acts(room.chair, places) if room.chair else ()
        at = _first_without(acts, start, end)
        if at is not None:
            yield _no_chair(room, at)


def _acts(chair: Person, investigating: list[Place]) -> Stretches:
    there = tenure(Place("", 0, person=chair))
    elsewhere = (tenure(place) for place in investigating if place.person and place.person.id == chair.id)
    return without(there, union(stretch for stretches in elsewhere for stretch in stretches))


def _first_without(acts: Stretches, start: datetime, end: datetime) -> datetime | None:
    edges = (closes for _, closes in acts if start < closes < end)
    return next((at for at in (start, *edges) if next_in(acts, at) != at), None)


def _no_chair(room: Room, at: datetime) -> Gap:
    since = told_at(at)
    message = Text(
        f"{room.name}: ingen kan lede møderne fra {since.da}.",
        f"{room.name}: no chair who can act from {since.en}.",
    )
    return Gap(GapCode.NO_CHAIR, "", f"{room.kind}-chair", "", message, at)
