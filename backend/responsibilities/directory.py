"""The directory: who fills which role in the partnerships where the reader has a post."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from backend.agencies.models import ContactLine, Post
from backend.agencies.selectors import partnerships_of
from backend.core.actor import Actor
from backend.responsibilities.models import Staffing
from backend.responsibilities.selectors import in_force


def directory_for(reader: Actor, at: datetime) -> QuerySet[Staffing]:
    """People who can act, and lines in use, as staffed at that moment. One query."""
    post = Post.objects.filter(live_in=OuterRef("partnership"), person=OuterRef("person"))
    able = Q(Exists(post), person__is_active=True, person__blocked_at=None)
    in_use = Q(line__isnull=False, line__ended_at=None)
    return (
        Staffing.objects.filter(able | in_use, in_force(at), partnership__in=partnerships_of(reader))
        .select_related("person__agency", "line__agency", "municipality")
        .order_by("role", "order", "id")
    )


def public_entrance(partnership_id: UUID, municipality: str) -> ContactLine | None:
    """What anybody can ring: the municipality's own public entrance, else the partnership's."""
    of_the_place = Q(staffing__municipality=municipality) | Q(staffing__municipality=None)
    lines = ContactLine.objects.filter(
        of_the_place,
        public=True,
        ended_at=None,
        staffing__role="stalkingvisitator",
        staffing__partnership=partnership_id,
        staffing__valid_until=None,
    )
    return lines.order_by(F("staffing__municipality").asc(nulls_last=True), "staffing__order").first()
