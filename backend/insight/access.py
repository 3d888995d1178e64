"""Who may do what with requests for access. Seeing is the sight relations; every other rule begins from them."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.coordination.access import HEADS, SCREENERS
from backend.coordination.models import CaseSight
from backend.coordination.sharing import HOLDERS, PARTY_FIELDS, READS
from backend.core.access import grant, predicate
from backend.core.actor import Actor
from backend.core.sight import InSight
from backend.insight.models import (
    AccessPart,
    AccessPartSight,
    AccessReply,
    AccessReplySight,
)
from backend.responsibilities.models import Staffing
from backend.responsibilities.selectors import staffing_of

# who takes a request in; who decides and answers is said by `access_office` and by who answers for an item
RECEIVERS = (
    *(*HEADS, *SCREENERS, "primary-coordinator", "coordinating-adviser", "municipal-lawyer-dpo"),
    *("police-legal", "police-stalking-contact", "prosecutor", "probation-caseworker", "prison-unit"),
    *("psychiatry-contact", "forensic-psychiatry-contact", "dsc-legal", "shelter-leader"),
    *("school-and-daycare", "family-court-agency-contact"),
)


# who sees whom a request is from, and answers it; a head sees that something is due
ANSWER = frozenset({"office", "decider"})


class Permission(StrEnum):
    REGISTER = "access-request.register"
    DECIDE = "access-part.decide"
    ANSWER = "access-request.answer"


def sees_requests(actor: Actor) -> Q:
    return Q(pk__in=InSight("access_request_sight", actor.id))


def sees_replies(actor: Actor) -> Q:
    return Q(pk__in=InSight("access_reply_sight", actor.id))


def decides(actor: Actor) -> Q:
    """The parts this actor decides, as rows."""
    return Q(pk__in=InSight("access_part_sight", actor.id))


def nameless_to(actor: Actor, request: OuterRef) -> QuerySet[AccessPart]:
    """The parts of it that this actor decides at a case, where they may not read the name of who asks (`sharing`).

    Whoever answers for the agency by office knows whom they answer.
    """
    named = Q(Exists(AccessPartSight.objects.filter(person=actor.id, part=OuterRef("pk"), why="office")))
    at_the_case = CaseSight.objects.filter(person=actor.id, case=OuterRef("case"))
    for kind, field in PARTY_FIELDS.items():
        named |= Q(Exists(at_the_case.filter(why__in=HOLDERS | READS[field])), linked=kind)
    return AccessPart.objects.filter(~named, decides(actor), request=request)


def received_in(actor: Actor) -> Staffing | None:
    """The place in which this actor takes requests in."""
    rows = staffing_of(actor.id, RECEIVERS).select_related("partnership")
    return rows.order_by("partnership__slug", "role", "id").first()


def deciders_of(parts: Collection[AccessPart]) -> tuple[UUID, ...]:
    people = AccessPartSight.objects.filter(part__in=parts).values_list("person_id", flat=True)
    return tuple(sorted(set(people)))


def people_of(reply: AccessReply) -> tuple[UUID, ...]:
    """Those who answer it, and the heads above them."""
    people = AccessReplySight.objects.filter(reply=reply.pk).values_list("person_id", flat=True)
    return tuple(sorted(set(people)))


@predicate
def takes_requests_in(actor: Actor, thing: object) -> bool:
    return received_in(actor) is not None


@predicate
def decides_this(actor: Actor, part: AccessPart) -> bool:
    return AccessPartSight.objects.filter(person=actor.id, part=part.pk).exists()


@predicate
def sees_all_of(actor: Actor, reply: AccessReply) -> bool:
    """Of those who answer, and seeing every part: nobody sends, or reads in an answer, what they may not read."""
    mine = AccessPartSight.objects.filter(person=actor.id, part=OuterRef("pk"))
    hidden = AccessPart.objects.filter(~Exists(mine), reply=reply.pk)
    answers = AccessReplySight.objects.filter(person=actor.id, reply=reply.pk, why__in=ANSWER)
    return answers.filter(~Exists(hidden)).exists()


grant(Permission.REGISTER, takes_requests_in)
grant(Permission.DECIDE, decides_this)
grant(Permission.ANSWER, sees_all_of)
