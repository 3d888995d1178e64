"""Reading requests, parts and answers: the reader first, through the sight relations."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from backend.agencies.models import Agency, Partner
from backend.coordination.models import Case
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound
from backend.insight.access import (
    ANSWER,
    Permission,
    decides,
    nameless_to,
    received_in,
    sees_replies,
    sees_requests,
)
from backend.insight.answering import looks_of
from backend.insight.models import (
    AccessAnswer,
    AccessPart,
    AccessReply,
    AccessReplySight,
    AccessRequest,
    AccessRequestSight,
    PartProposal,
    What,
)
from backend.insight.wording import Looked


def requests_for(reader: Actor) -> QuerySet[AccessRequest]:
    """Soonest due first; in `whys` why each is seen, in `mine` the replies the reader has to do with; `nameless` where
    the reader decides a part and may not read the name of whoever asks."""
    sights = AccessRequestSight.objects.filter(person=reader.id, request=OuterRef("pk")).values("why")
    mine = (
        AccessReply.objects.filter(sees_replies(reader)).select_related("controller").order_by("wing", "id")
    )
    return (
        AccessRequest.objects.filter(sees_requests(reader))
        .select_related("controller", "works_at")
        .annotate(whys=ArraySubquery(sights), nameless=Exists(nameless_to(reader, OuterRef("pk"))))
        .prefetch_related(Prefetch("replies", mine, to_attr="mine"))
        .order_by("answer_by", "id")
    )


def request_for(reader: Actor, request_id: UUID) -> AccessRequest:
    request = requests_for(reader).filter(pk=request_id).first()
    if request is None:
        raise NotFound()
    return request


def parts_for(reader: Actor, request: AccessRequest) -> list[AccessPart]:
    """The parts this reader decides of a request they know of: their own agency's alone; `proposals`, latest first."""
    return list(_parts(reader).filter(request=request).order_by("case_id", "what", "item__written_at", "id"))


def part_for(reader: Actor, part_id: UUID) -> AccessPart:
    part = _parts(reader).filter(pk=part_id).first()
    if part is None:
        raise NotFound()
    return part


def looks_for(reader: Actor, parts: Iterable[AccessPart]) -> dict[UUID, list[Looked]]:
    """What would be given of who has looked, by part: for those who decide it, before they do."""
    found = {}
    for part in parts:
        if part.what == What.LOOKS:
            require(reader, Permission.DECIDE, part)
            with reaching(Reach.LOOKS):
                found[part.pk] = looks_of(part)
    return found


def _parts(reader: Actor) -> QuerySet[AccessPart]:
    """A text that the reader may not read is not there: the second wall gives no item. Nor does it give the case to
    those who decide from an office, and so `number` is None."""
    proposals = PartProposal.objects.select_related("by").order_by("-turn")
    number = Subquery(Case.objects.filter(pk=OuterRef("case_id")).values("number"))
    rows = AccessPart.objects.filter(decides(reader)).annotate(number=number)
    rows = rows.select_related("request", "reply", "item", "controller", "approval__by", "approval__proposal")
    return rows.prefetch_related(Prefetch("proposals", proposals))


def answer_for(reader: Actor, request_id: UUID) -> AccessAnswer:
    """What the reader's agency answered; NotFound before it has."""
    request_for(reader, request_id)
    replies = AccessReply.objects.filter(sees_replies(reader), request=request_id, answered_at__isnull=False)
    reply = replies.order_by("wing", "id").first()
    if reply is None:
        raise NotFound()
    require(reader, Permission.ANSWER, reply)
    return AccessAnswer.objects.select_related("by", "reply__controller").get(reply=reply.pk)


def to_do_for(reader: Actor) -> int:
    """How many requests wait for the reader's agency."""
    return AccessReplySight.objects.filter(
        Q(why__in=ANSWER), person=reader.id, reply__answered_at=None
    ).aggregate(n=Count("reply", distinct=True))["n"]


def cases_in(reader: Actor, answer: AccessAnswer) -> list[UUID]:
    """The cases that an answer has to do with: each is looked at with it."""
    parts = AccessPart.objects.filter(decides(reader), reply=answer.pk)
    return list(parts.values_list("case_id", flat=True).distinct())


def partners_for(reader: Actor) -> list[tuple[str, str]]:
    """The agencies that whoever asks may work for: those of the partnership in which the reader takes requests in."""
    place = received_in(reader)
    live = Partner.objects.filter(partnership=place.partnership_id if place else None, ended_at=None)
    rows = Agency.objects.filter(pk__in=live.values("agency_id")).order_by("name")
    return [(str(row.pk), row.name) for row in rows]
