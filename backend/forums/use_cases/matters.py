"""A matter from its opening by the chair to its closing; and its link to a case, made from inside alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from backend.agencies.models import Forum
from backend.coordination import numbers
from backend.coordination.access import sees
from backend.coordination.models import Case
from backend.coordination.regimes import regime_of
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.forums.access import RoomPermission
from backend.forums.deeds import check_open, locked_matter, room_deed
from backend.forums.models import Channel, Matter, MatterCase, waiting


@dataclass(frozen=True)
class Wanted:
    """`convicted_and_released` is said where the channel is KSP: it discusses nobody else (model L4)."""

    partnership: str
    channel: Channel
    about: str
    convicted_and_released: bool = False


def open_matter(*, wanted: Wanted, drawn: UUID | None = None, by: Actor, at: datetime) -> Matter:
    """`drawn`: an id drawn by the one who asks, so that the same form sent twice is one matter."""
    with room_deed(by=by, at=at):
        forum = Forum.objects.filter(partnership__slug=wanted.partnership, kind=wanted.channel).first()
        if forum is None:
            raise NotFound()
        require(by, RoomPermission.OPEN, forum)
        if wanted.channel == Channel.KSP and not wanted.convicted_and_released:
            raise Unusable("ksp-needs-a-release", field="convicted_and_released")
        return Matter.objects.create(
            id=drawn or uuid4(),
            forum=forum,
            channel=wanted.channel,
            number=numbers.draw(),
            about=wanted.about,
            convicted_and_released=wanted.convicted_and_released,
            opened_by=by.person,
            controller=by.person.agency,
            regime=regime_of(by.person.agency),
            opened_at=at,
        )


def close(*, matter_id: UUID, by: Actor, at: datetime) -> Matter:
    """Not while somebody has something to do: it would be gone from their desk, and nobody would ask for it again."""
    with room_deed(by=by, at=at):
        matter = locked_matter(by, matter_id)
        require(by, RoomPermission.CLOSE, matter)
        check_open(matter)
        if matter.decision.filter(waiting()).exists():
            raise NotPossible("decisions-to-do")
        matter.closed_at = at
        matter.save(update_fields=["closed_at"])
        return matter


def link(*, matter_id: UUID, case_number: str, by: Actor, at: datetime) -> MatterCase:
    """By somebody in the room who is at the case to prevent. The case's history and record say nothing of it."""
    with room_deed(by=by, at=at):
        matter = locked_matter(by, matter_id)
        case = Case.objects.filter(sees(by), number=case_number.strip().upper()).first()
        if case is None:
            raise NotFound()
        require(by, RoomPermission.LINK, (case, at))
        check_open(matter)
        made, _ = MatterCase.objects.get_or_create(
            matter=matter, case=case, defaults={"by": by.person, "at": at}
        )
        return made
