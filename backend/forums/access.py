"""Who may do what in a room of PSP or KSP. Seeing is the sight relation: being in the room now, and nothing else."""

from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from backend.agencies.models import Forum
from backend.coordination.models import Case, CaseSight
from backend.core.access import grant, predicate
from backend.core.actor import Actor
from backend.core.sight import InSight
from backend.forums.models import Decision, ForumSight, Matter
from backend.responsibilities.terms import roles_of
from backend.responsibilities.vocabulary import Wing


class RoomPermission(StrEnum):
    OPEN = "matter.open"
    CLOSE = "matter.close"
    KEEP = "decision.keep"
    LINK = "matter.link"


def sees_matters(actor: Actor) -> Q:
    return Q(pk__in=InSight("matter_sight", actor.id))


def _chairs(actor: Actor, forum_id: int) -> bool:
    return ForumSight.objects.filter(forum=forum_id, person=actor.id, why="chair").exists()


@predicate
def chairs_forum(actor: Actor, forum: Forum) -> bool:
    return _chairs(actor, forum.pk)


@predicate
def chairs_matter(actor: Actor, matter: Matter) -> bool:
    return _chairs(actor, matter.forum_id)


@predicate
def keeps_decision(actor: Actor, decision: Decision) -> bool:
    """Of the agency that is to do it, or the chair."""
    return actor.person.agency_id == decision.agency_id or _chairs(actor, decision.matter.forum_id)


@predicate
def is_there_to_prevent(actor: Actor, place: tuple[Case, datetime]) -> bool:
    """At the case in a role that is of the prevention wing at that time."""
    case, at = place
    roles = roles_of(Wing.PREVENTION, at)
    return CaseSight.objects.filter(case=case, person=actor.id, why__in=roles).exists()


grant(RoomPermission.OPEN, chairs_forum)
grant(RoomPermission.CLOSE, chairs_matter)
grant(RoomPermission.KEEP, keeps_decision)
grant(RoomPermission.LINK, is_there_to_prevent)
