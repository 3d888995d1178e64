"""Who may do what in a room of PSP or KSP, and who there hears of what. Seeing is the sight relation: being in the room
now, and nothing else.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from backend.agencies.models import Forum
from backend.coordination.models import Case, CaseSight
from backend.core.access import grant, predicate
from backend.core.actor import Actor
from backend.core.sight import InSight
from backend.forums.models import Decision, ForumSight, Matter
from backend.responsibilities.access import ADMINISTRATORS
from backend.responsibilities.selectors import staffing_of
from backend.responsibilities.terms import roles_of
from backend.responsibilities.vocabulary import Wing

# whom the model names around PSP and KSP (section 3, rows 25 and 27; L4), for the menu: being in a room is being made
# a member of it, and opens nothing to whoever only has such a role. To be confirmed by a jurist.
TAKE_PART = frozenset({
    *("psp-chair", "ksp-chair", "police-stalking-contact", "police-prevention-officer"),
    *("psychiatry-contact", "forensic-psychiatry-contact", "probation-caseworker", "prison-unit"),
    *("social-psychiatry", "municipal-udoever-contact"),
})  # fmt: skip


class RoomPermission(StrEnum):
    OPEN = "matter.open"
    CLOSE = "matter.close"
    KEEP = "decision.keep"
    LINK = "matter.link"
    NAME = "forum.name-members"


def sees_matters(actor: Actor) -> Q:
    return Q(pk__in=InSight("matter_sight", actor.id))


def who_are_to(decision: Decision) -> tuple[UUID, ...]:
    """Those in the room who are of the agency that is to do it."""
    theirs = ForumSight.objects.filter(
        forum=decision.matter.forum_id, person__agency=decision.agency_id
    ).values_list("person", flat=True)
    return tuple(sorted(set(theirs)))


def who_hear_of(decision: Decision) -> tuple[UUID, ...]:
    """Of one that is overdue: those who are to do it, and who made it. Where either has left the room whoever leads it
    hears so instead; where nobody does, who opened the matter; at last everybody in it. Nobody outside, ever."""
    matter, theirs = decision.matter, set(who_are_to(decision))
    room = ForumSight.objects.filter(forum=matter.forum_id)
    everybody = set(room.values_list("person", flat=True))
    made = {decision.by_id} & everybody
    if theirs and made:
        return tuple(sorted(theirs | made))
    lead = set(room.filter(why="chair").values_list("person", flat=True))
    return tuple(sorted(theirs | made | (lead or {matter.opened_by_id} & everybody or everybody)))


def kept_by(actor: Actor) -> QuerySet:
    """The partnerships this actor keeps, as administrator."""
    return staffing_of(actor.id, ADMINISTRATORS).values("partnership")


@predicate
def keeps_forum(actor: Actor, forum: Forum) -> bool:
    return kept_by(actor).filter(partnership=forum.partnership_id).exists()


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
    return _prevents(actor, at).filter(case=case).exists()


def has_a_case_to_link(actor: Actor, at: datetime) -> bool:
    """At any case so: whether asking for a number makes sense. Of the case itself the rule is asked."""
    return _prevents(actor, at).exists()


def _prevents(actor: Actor, at: datetime) -> QuerySet[CaseSight]:
    return CaseSight.objects.filter(person=actor.id, why__in=roles_of(Wing.PREVENTION, at))


grant(RoomPermission.OPEN, chairs_forum)
grant(RoomPermission.CLOSE, chairs_matter)
grant(RoomPermission.KEEP, keeps_decision)
grant(RoomPermission.LINK, is_there_to_prevent)
grant(RoomPermission.NAME, keeps_forum)
