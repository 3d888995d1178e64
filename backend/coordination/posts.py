"""Posts and the cases they hold: a post ends when its person is blocked, as soon as it holds nothing."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from backend.agencies.models import Post
from backend.coordination.models import Case
from backend.core.deed import Deed


def holding(person: str | UUID | OuterRef) -> Q:
    return Q(coordinator=person) | Q(deputy=person)


def end_posts_of_the_blocked(doing: Deed, partnership_id: UUID | None = None) -> None:
    """The live posts of blocked people that hold no open case. What holds one stands until it is placed."""
    held = Case.objects.filter(holding(OuterRef("person")), held_in=OuterRef("live_in"))
    posts = Post.objects.filter(~Exists(held), ended_at=None, person__blocked_at__isnull=False)
    if partnership_id:
        posts = posts.filter(partnership=partnership_id)
    posts.update(ended_at=doing.at)
