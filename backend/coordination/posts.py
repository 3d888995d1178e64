"""Posts and the cases they hold, and the order between giving somebody a case and taking everything from them.

A post ends when its person is blocked, as soon as it holds nothing. A block and a deed that names people do not
run at once in one partnership: neither can act on what the other is about to change. This lock comes before
those of the cases, in the order of the partnerships' ids.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from backend.agencies.models import Post
from backend.coordination.models import Case
from backend.core.deed import Deed

STAY = "select pg_advisory_xact_lock_shared(hashtextextended('people:' || %s, 0))"
STAY_AT = """
select pg_advisory_xact_lock_shared(hashtextextended('people:' || partnership_id, 0)), partnership_id
from cases where id = %s
"""
# of a move also those of the place it leads to, in the order in which a block waits for both
STAY_FOR = """
with moving as (
    select cases.id, cases.partnership_id, relocation.to_partnership_id, relocation.into_id
    from cases join handover on handover.case_id = cases.id
         left join relocation on relocation.handover_id = handover.id where handover.id = %s
), places as materialized (
    select id, partnership_id, into_id, partnership_id as place from moving
    union select id, partnership_id, into_id, to_partnership_id from moving where to_partnership_id is not null
    order by place
)
select pg_advisory_xact_lock_shared(hashtextextended('people:' || place, 0)), id, partnership_id, into_id from places
"""
GO = "select pg_advisory_xact_lock(hashtextextended('people:' || %s, 0))"


def holding(person: str | UUID | OuterRef) -> Q:
    return Q(coordinator=person) | Q(deputy=person)


def people_stay(partnership_id: UUID) -> None:
    """Until this transaction ends nobody of the partnership is blocked: who is chosen now can act."""
    _ask(STAY, partnership_id)


def people_stay_at(case_id: UUID) -> UUID | None:
    """The same for the case's partnership, and which that is."""
    found = _ask(STAY_AT, case_id)
    return found[1] if found else None


@dataclass(frozen=True)
class Held:
    """The case of a handover, its partnership, and the case it is to be joined with."""

    case: UUID
    partnership: UUID
    into: UUID | None


def people_stay_for(handover_id: UUID) -> Held | None:
    """The same for the case of a handover."""
    found = _ask(STAY_FOR, handover_id)
    return Held(*found[1:]) if found else None


def people_go(partnership_ids: Collection[UUID]) -> None:
    """Waits for the deeds under way in these partnerships, and holds the next ones back."""
    for partnership_id in sorted(partnership_ids):
        _ask(GO, partnership_id)


def _ask(lock: str, about: UUID) -> tuple | None:
    with connection.cursor() as cursor:
        cursor.execute(lock, [str(about)])
        found = cursor.fetchall()
        return found[0] if found else None


def empty_posts_of_the_blocked():
    """The live posts of blocked people that hold no open case. What holds one stands until it is placed."""
    held = Case.objects.filter(holding(OuterRef("person")), held_in=OuterRef("live_in"))
    return Post.objects.filter(~Exists(held), ended_at=None, person__blocked_at__isnull=False)


def end_posts_of_the_blocked(doing: Deed, partnership_ids: Collection[UUID]) -> int:
    posts = empty_posts_of_the_blocked().filter(partnership__in=partnership_ids)
    return posts.update(ended_at=doing.at)
