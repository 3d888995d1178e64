"""Reading the matters of the rooms one is in. Whoever is not in the room finds none."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, F, Min, Prefetch, Q, QuerySet

from backend.agencies.models import Forum
from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.core.sight import InSight
from backend.forums.access import sees_matters
from backend.forums.models import AgendaPoint, Decision, ForumSight, Matter, MatterCase, Minutes, waiting

PARTS = ("agendapoint", "minutes", "decision", "links")


def matters_for(reader: Actor) -> QuerySet[Matter]:
    """The newest first."""
    return (
        Matter.objects.filter(sees_matters(reader))
        .select_related("forum__partnership")
        .order_by("-opened_at", "-id")
    )


def matters_listed(reader: Actor) -> QuerySet[Matter]:
    """Those that are open first, each with how many decisions wait to be done, by when the first, and how many of them
    are for the reader's agency."""
    waits = waiting("decision__")
    ours = waits & Q(decision__agency=reader.person and reader.person.agency_id)
    return (
        matters_for(reader)
        .annotate(waiting=Count("decision", filter=waits), next_due=Min("decision__due", filter=waits))
        .annotate(ours=Count("decision", filter=ours))
        .order_by(F("closed_at").desc(nulls_first=True), "-opened_at", "-id")
    )


def decisions_waiting_for(reader: Actor) -> QuerySet[Decision]:
    """What the reader's agency is to do in the rooms the reader is in, the soonest first: which matter
    and by when, never what."""
    return (
        decisions_waiting(reader)
        .filter(agency=reader.person and reader.person.agency_id)
        .select_related("matter__forum")
        .only("due", "matter__number", "matter__forum__name")
        .order_by("due", "id")
    )


def decisions_waiting(reader: Actor) -> QuerySet[Decision]:
    """Whoever is to do them: neither done nor dropped, in the rooms the reader is in."""
    return _decisions_for(reader).filter(waiting())


def decision_for(reader: Actor, decision_id: UUID) -> Decision:
    """Of a room the reader is in, however it stands."""
    rows = _decisions_for(reader).select_related("matter__forum", "agency", "dropped")
    decision = rows.filter(pk=decision_id).first()
    if decision is None:
        raise NotFound()
    return decision


def _decisions_for(reader: Actor) -> QuerySet[Decision]:
    return Decision.objects.filter(matter__in=Matter.objects.filter(sees_matters(reader)))


def chaired_by(reader: Actor) -> QuerySet[Forum]:
    """The rooms in which the reader may open a matter."""
    mine = ForumSight.objects.filter(person=reader.id, why="chair")
    return Forum.objects.filter(pk__in=mine.values("forum")).select_related("partnership").order_by("name")


def in_the_room(reader: Actor, matter_id: UUID) -> QuerySet[ForumSight]:
    """Who takes part in the matter's room now, its chair first; nobody for whoever is not one of them."""
    mine = ForumSight.objects.filter(person=reader.id)
    return (
        ForumSight.objects.filter(forum__matters=matter_id, forum__in=mine.values("forum"))
        .select_related("person__agency")
        .order_by("why", "person__name", "person")
    )


def matter_for(reader: Actor, matter_id: UUID, parts: Collection[str] = PARTS) -> Matter:
    """With those parts of what was said, and the linked cases that this reader sees; `minuted`: how many minutes."""
    cases = MatterCase.objects.filter(case__in=InSight("case_sight", reader.id)).select_related("case")
    said = {
        "agendapoint": AgendaPoint.objects.select_related("by"),
        "minutes": Minutes.objects.select_related("by"),
        "decision": Decision.objects.select_related("by", "agency", "dropped__by"),
        "links": cases,
    }
    matter = (
        matters_for(reader)
        .filter(pk=matter_id)
        .annotate(minuted=Count("minutes"))
        .prefetch_related(*(Prefetch(part, said[part]) for part in parts))
        .first()
    )
    if matter is None:
        raise NotFound()
    return matter
