"""Reading who is in the rooms of PSP and KSP, and who could be: for those who keep the partnership. Nothing of what is
discussed there."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from backend.agencies.models import Forum, ForumMember, Person, Post
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPermitted
from backend.forums.access import RoomPermission, kept_by
from backend.forums.models import Channel, ForumSight, Investigating


def rooms_kept(reader: Actor) -> QuerySet[Forum]:
    """Those of the partnerships this reader keeps, each with `members_now`. NotPermitted for whoever keeps none."""
    if not kept_by(reader).exists():
        raise NotPermitted("not-permitted")
    rooms = Forum.objects.filter(kind__in=Channel.values, partnership__in=kept_by(reader))
    return _with_members(rooms).order_by("partnership__name", "-kind")


def room_kept(reader: Actor, slug: str, kind: str) -> Forum:
    """With `members_now`. NotPermitted where somebody else keeps it."""
    rooms = Forum.objects.filter(kind__in=Channel.values, kind=kind, partnership__slug=slug)
    room = _with_members(rooms).first()
    if room is None:
        raise NotFound()
    require(reader, RoomPermission.NAME, room)
    return room


def members_of(room: Forum) -> list[ForumMember]:
    """As read with the room: who leads it first; `acts`: who is let in."""
    return list(room.members_now)  # type: ignore[attr-defined]


def has_left(room: Forum, person_id: UUID) -> bool:
    """Was in the room, and is no more."""
    now = {each.person_id for each in members_of(room)}
    return person_id not in now and room.members.filter(person=person_id).exists()


def who_may_join(reader: Actor, room: Forum) -> list[Person]:
    """Everybody able in the partnership but the reader, those who are members, and the investigation wing."""
    able = Post.objects.filter(live_in=room.partnership_id, person__blocked_at=None).values("person")
    rows = Person.objects.filter(pk__in=able, is_active=True).exclude(pk__in=_apart(reader, room))
    rows = rows.exclude(Exists(Investigating.objects.filter(person=OuterRef("pk"))))
    return list(rows.select_related("agency").order_by("name", "id"))


def _apart(reader: Actor, room: Forum) -> Collection[UUID]:
    mine = {reader.id} if reader.id else set()
    return mine | {each.person_id for each in members_of(room)}


def _with_members(rooms: QuerySet[Forum]) -> QuerySet[Forum]:
    sight = ForumSight.objects.filter(forum=OuterRef("forum"), person=OuterRef("person"))
    members = (
        ForumMember.objects.filter(ended_at=None)
        .annotate(acts=Exists(sight))
        .select_related("person__agency")
        .order_by("-chairs", "person__name", "id")
    )
    now = Prefetch("members", members, to_attr="members_now")
    return rooms.select_related("partnership").prefetch_related(now)
