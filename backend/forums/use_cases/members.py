"""Who is in a room and who leads it, as whoever keeps the partnership says: a membership begins, and ends.

Nothing is deleted, each is on record, and nobody lets themselves in: what is discussed there is not for who keeps the
partnership.
"""

from datetime import datetime
from uuid import UUID

from backend.agencies.models import Forum, ForumMember
from backend.core.actor import Actor
from backend.core.deed import lock
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from backend.forums.deeds import room_deed
from backend.forums.member_selectors import room_kept, who_may_join
from backend.forums.models import ForumSight


def name_chair(*, partnership: str, kind: str, person: UUID, by: Actor, at: datetime) -> ForumMember:
    """Of those in the room. Whoever led it stays there as a member, where they can act."""
    with room_deed(by=by, at=at):
        room = _locked(partnership, kind, person, by)
        heir = _membership(room, person)
        if heir is None or not _acts(heir):
            raise Unusable("not-in-the-room", field="person")
        if heir.chairs:
            raise NotPossible("not-in-this-state", state="chair")
        former = room.members.filter(ended_at=None, chairs=True).first()
        stays = former is not None and _acts(former)
        for each in (former, heir):
            _end(each, by, at)
        if former and stays:
            _begin(room, former.person_id, by, at)
        return _begin(room, person, by, at, chairs=True)


def add_member(*, partnership: str, kind: str, person: UUID, by: Actor, at: datetime) -> ForumMember:
    """Somebody able in the partnership, and never of the investigation wing."""
    with room_deed(by=by, at=at):
        room = _locked(partnership, kind, person, by)
        if _membership(room, person):
            raise NotPossible("not-in-this-state", state="member")
        if person not in {each.pk for each in who_may_join(by, room)}:
            raise Unusable("cannot-be-in-the-room", field="person")
        return _begin(room, person, by, at)


def end_member(*, partnership: str, kind: str, person: UUID, by: Actor, at: datetime) -> ForumMember:
    """Not whoever leads it: somebody else is named first, so that the room is never left without."""
    with room_deed(by=by, at=at):
        room = _locked(partnership, kind, None, by)
        member = _membership(room, person)
        if member is None:
            raise NotFound()
        if member.chairs:
            raise NotPossible("leads-the-room")
        _end(member, by, at)
        return member


def _locked(partnership: str, kind: str, person: UUID | None, by: Actor) -> Forum:
    """Read anew behind its lock: of two who name a chair at once the second sees who was named."""
    room = room_kept(by, partnership, kind)
    if person == by.id:
        raise NotPermitted("not-permitted")
    lock(Forum.objects.filter(pk=room.pk))
    return room_kept(by, partnership, kind)


def _membership(room: Forum, person: UUID) -> ForumMember | None:
    return room.members.filter(ended_at=None, person=person).first()


def _acts(member: ForumMember) -> bool:
    return ForumSight.objects.filter(forum=member.forum_id, person=member.person_id).exists()


def _begin(room: Forum, person: UUID, by: Actor, at: datetime, *, chairs: bool = False) -> ForumMember:
    member = ForumMember.objects.create(forum=room, person_id=person, chairs=chairs, since=at)
    _on_record(member, "room-chair-named" if chairs else "room-member-added", by, at)
    return member


def _end(member: ForumMember | None, by: Actor, at: datetime) -> None:
    if member is None:
        return
    member.ended_at = at
    member.save(update_fields=["ended_at"])
    _on_record(member, "room-chair-ended" if member.chairs else "room-member-ended", by, at)


def _on_record(member: ForumMember, act: str, by: Actor, at: datetime) -> None:
    put_on_record(by, at=at, act=act, about=f"forum-member:{member.pk}")
