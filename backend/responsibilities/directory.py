"""The directory: who fills which role in the partnerships where the reader has a post."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.agencies.models import Post
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
