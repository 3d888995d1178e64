"""Reading who opened what in an emergency: one's own, those of cases one holds, and those one is to review."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from backend.coordination.models import AcuteAccess, AcuteSight
from backend.core.actor import Actor
from backend.core.sight import InSight


def acute_for(reader: Actor) -> QuerySet[AcuteAccess]:
    """The newest first; `whys` says why each is seen, and so whether its reason may be read and answered."""
    sights = AcuteSight.objects.filter(person=reader.id, acute=OuterRef("pk"))
    return (
        AcuteAccess.objects.filter(pk__in=InSight("acute_sight", reader.id))
        .select_related("case", "person__agency")
        .annotate(whys=ArraySubquery(sights.values("why")))
        .order_by("-opened_at", "-id")
    )
