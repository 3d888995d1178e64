"""Reading one's own notices, in order. What one may no longer see keeps its number and says `withdrawn`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from backend.coordination.access import (
    sees,
    sees_handover,
    sees_messages,
    sees_referrals,
    sees_udoever_notes,
    sees_wishes,
)
from backend.coordination.models import Case, Handover, Message, Referral, UdoeverNote, Wish
from backend.core.actor import Actor
from backend.forums.access import sees_matters
from backend.forums.models import Matter
from backend.notifications.models import About, Inbox, Notice

AT_ONCE = 500
WITHDRAWN = "withdrawn"


# what each notice points at, as its reader may see it now; a higher floor adds what is its own
SIGHTS: dict[About, Callable[[Actor], QuerySet]] = {
    About.CASE: lambda reader: Case.objects.filter(sees(reader)),
    About.HANDOVER: lambda reader: Handover.objects.filter(sees_handover(reader)),
    About.REFERRAL: lambda reader: Referral.objects.filter(sees_referrals(reader)),
    About.MESSAGE: lambda reader: Message.objects.filter(sees_messages(reader)),
    About.WISH: lambda reader: Wish.objects.filter(sees_wishes(reader)),
    About.NOTE: lambda reader: UdoeverNote.objects.filter(sees_udoever_notes(reader)),
    About.MATTER: lambda reader: Matter.objects.filter(sees_matters(reader)),
}


@dataclass(frozen=True)
class Told:
    """A notice as its reader may see it now. `about` is {"kind", "id"} or None."""

    seq: int
    kind: str
    about: dict[str, str] | None
    at: datetime
    read: bool


def notices_for(reader: Actor, after: int = 0, limit: int = AT_ONCE) -> list[Told]:
    """Everything after number `after`, at most `limit`, with sight asked again for each."""
    rows = list(Notice.objects.filter(inbox=reader.id, seq__gt=after).order_by("seq")[:limit])
    return _all_told(reader, rows)


def _all_told(reader: Actor, rows: list[Notice]) -> list[Told]:
    seen = {about: _seen(visible(reader), rows, about) for about, visible in SIGHTS.items()}
    return [_told(row, seen) for row in rows]


def notices_before(reader: Actor, before: int, limit: int) -> list[Told]:
    """The last ones up to, and without, number `before`, in order."""
    rows = list(Notice.objects.filter(inbox=reader.id, seq__lt=before).order_by("-seq")[:limit])[::-1]
    return _all_told(reader, rows)


def case_numbers_for(reader: Actor, told: Iterable[Told]) -> dict[str, str]:
    """By the id of what a notice is about: the number of its case, where the reader sees that case."""
    asked = [
        each.about["id"] for each in told if each.about and each.about["kind"] in (About.CASE, About.HANDOVER)
    ]
    here = Q(pk__in=asked) | Q(handovers__in=asked)
    rows = Case.objects.filter(sees(reader), here).values_list("pk", "handovers", "number") if asked else []
    return {str(each): number for case, handover, number in rows for each in (case, handover)}


def last_number(reader: Actor) -> int:
    """The number of the reader's last notice, from which a page that was just made goes on."""
    return Inbox.objects.filter(pk=reader.id).values_list("last_seq", flat=True).first() or 0


def _seen(visible, rows: Iterable[Notice], kind: str) -> set[UUID]:
    asked = {row.about for row in rows if row.about_kind == kind}
    return set(visible.filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()


def _told(row: Notice, seen: dict) -> Told:
    read = row.read_at is not None
    if row.about_kind and row.about not in seen[About(row.about_kind)]:
        return Told(row.seq, WITHDRAWN, None, row.at, read)
    about = {"kind": row.about_kind, "id": str(row.about)} if row.about_kind else None
    return Told(row.seq, row.kind, about, row.at, read)


def still_seen(reader: Actor, kind: str, about: UUID | None) -> bool:
    """Whether the reader sees, now, what an earlier answer or notice was about."""
    return SIGHTS[About(kind)](reader).filter(pk=about).exists()
