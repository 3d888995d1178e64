"""Reading the matters of the rooms one is in. Whoever is not in the room finds none."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.core.sight import InSight
from backend.forums.access import sees_matters
from backend.forums.models import AgendaPoint, Decision, Matter, MatterCase, Minutes


def matters_for(reader: Actor) -> QuerySet[Matter]:
    """The newest first."""
    return (
        Matter.objects.filter(sees_matters(reader))
        .select_related("forum__partnership")
        .order_by("-opened_at", "-id")
    )


def matter_for(reader: Actor, matter_id: UUID) -> Matter:
    """With all that was said, and the linked cases that this reader sees."""
    cases = MatterCase.objects.filter(case__in=InSight("case_sight", reader.id)).select_related("case")
    matter = (
        matters_for(reader)
        .filter(pk=matter_id)
        .prefetch_related(
            Prefetch("agendapoint", AgendaPoint.objects.select_related("by")),
            Prefetch("minutes", Minutes.objects.select_related("by")),
            Prefetch("decision", Decision.objects.select_related("by", "agency")),
            Prefetch("links", cases),
        )
        .first()
    )
    if matter is None:
        raise NotFound()
    return matter
