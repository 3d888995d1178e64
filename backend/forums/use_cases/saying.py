"""What those in the room add to a matter: points of the agenda, minutes, decisions; and what became of a decision.

`drawn`: an id drawn by the one who asks, so that the same form sent twice is said once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from backend.coordination.events import Event, Happening
from backend.coordination.regimes import regime_of
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.forums.access import RoomPermission, who_are_to
from backend.forums.deeds import check_open, locked_matter, room_deed
from backend.forums.due import may_be_due, today
from backend.forums.models import AgendaPoint, Decision, DroppedDecision, ForumSight, Matter, Minutes


@dataclass(frozen=True)
class Decided:
    """Who does what by when."""

    agency: UUID
    text: str
    due: date


def put_on_agenda(
    *, matter_id: UUID, text: str, drawn: UUID | None = None, by: Actor, at: datetime
) -> AgendaPoint:
    with room_deed(by=by, at=at):
        return AgendaPoint.objects.create(text=text, **_said(matter_id, drawn, by, at))


def minute(*, matter_id: UUID, text: str, drawn: UUID | None = None, by: Actor, at: datetime) -> Minutes:
    with room_deed(by=by, at=at):
        return Minutes.objects.create(text=text, **_said(matter_id, drawn, by, at))


def decide(
    *, matter_id: UUID, decided: Decided, drawn: UUID | None = None, by: Actor, at: datetime
) -> Decision:
    """Those in the room who are of the agency that is to do it are told so."""
    with room_deed(by=by, at=at) as doing:
        said = _said(matter_id, drawn, by, at)
        if not _is_at_the_table(said["matter"], decided.agency):
            raise Unusable("agency-not-in-the-room", field="agency")
        if not may_be_due(decided.due, today(at)):
            raise Unusable("due-out-of-reach", field="due")
        made = Decision.objects.create(text=decided.text, agency_id=decided.agency, due=decided.due, **said)
        doing.tells(Event(Happening.DECISION_ASSIGNED, matter_id=matter_id, named=who_are_to(made)))
        return made


def done(*, decision_id: UUID, by: Actor, at: datetime) -> Decision:
    with room_deed(by=by, at=at):
        decision = _waiting(decision_id, by)
        decision.done_at, decision.done_by = at, by.person
        decision.save(update_fields=["done_at", "done_by"])
        return decision


def drop(
    *, decision_id: UUID, why: str, drawn: UUID | None = None, by: Actor, at: datetime
) -> DroppedDecision:
    """It will not be done, and waits for nobody: an end, as having done it is."""
    with room_deed(by=by, at=at):
        decision = _waiting(decision_id, by)
        said = _said(decision.matter_id, drawn, by, at)
        return DroppedDecision.objects.create(decision=decision, text=why, **said)


def _waiting(decision_id: UUID, by: Actor) -> Decision:
    """The decision, its matter locked, if the actor may say what became of it, and nobody has."""
    matter_id = Decision.objects.filter(pk=decision_id).values_list("matter", flat=True).first()
    if matter_id is None:
        raise NotFound()
    locked_matter(by, matter_id)
    decision = Decision.objects.select_related("matter", "dropped").get(pk=decision_id)
    require(by, RoomPermission.KEEP, decision)
    if not decision.waits:
        raise NotPossible("not-in-this-state", state="done" if decision.done_at else "dropped")
    return decision


def _said(matter_id: UUID, drawn: UUID | None, by: Actor, at: datetime) -> dict[str, Any]:
    matter = locked_matter(by, matter_id)
    check_open(matter)
    agency = by.person.agency
    own = {"id": drawn or uuid4(), "matter": matter}
    return {**own, "by": by.person, "at": at, "controller": agency, "regime": regime_of(agency)}


def _is_at_the_table(matter: Matter, agency: UUID) -> bool:
    return ForumSight.objects.filter(forum=matter.forum_id, person__agency=agency).exists()
