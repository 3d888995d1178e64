"""What an agency has at a case and what its journal lacks, in words and counts; and what was removed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.archive.leaving import BundlePurpose
from backend.archive.models import Bundle
from backend.archive.papers import Paper, PaperKind
from backend.archive.removal_selectors import Removed
from backend.archive.selectors import Filing
from backend.core.actor import Actor

KINDS: dict[str, Promise] = {
    PaperKind.FORMER_DECISION: _("Sagen, før personen flyttede"),
    PaperKind.ITEM: _("Egne oplysninger"),
    PaperKind.RECEIVED: _("Modtagne oplysninger"),
    PaperKind.DISCLOSURE: _("Videregivelser"),
    PaperKind.NOT_SHARED: _("Beslutninger om ikke at videregive"),
    PaperKind.CONSENT: _("Samtykker"),
    PaperKind.HANDOVER: _("Overdragelser"),
    PaperKind.TELLING: _("Fortalt personen"),
}
RULES_OF: dict[str, Promise] = {
    "agency-term": _("Myndighedens frist"),
    "last-term": _("Den sidste frist i sagen"),
}


@dataclass(frozen=True)
class BundleShown:
    """`mine`: the reader made it, and so may fetch it; `waits`: for the number its journal gives it, and
    no later one is journaled."""

    id: UUID
    made_at: datetime
    made_by: str
    papers: int
    criminal: bool
    digest: str
    mine: bool
    waits: bool
    journal_number: str
    journaled_at: datetime | None


def bundle(row: Bundle, by: Actor, found: Filing) -> BundleShown:
    journal = row.purpose == BundlePurpose.JOURNAL
    later = any(each.journaled_at and each.made_at >= row.made_at for each in found.bundles)
    return BundleShown(
        id=row.pk,
        made_at=row.made_at,
        made_by=row.made_by.name,
        papers=row.papers,
        criminal=not journal,
        digest=row.digest,
        mine=row.made_by_id == by.id and row.pk in found.kept,
        waits=journal and not later,
        journal_number=row.journal_number,
        journaled_at=row.journaled_at,
    )


def counted(papers: Iterable[Paper]) -> list[tuple[Promise, int]]:
    """By kind, in one order; nothing of what is not there."""
    found = Counter(paper.kind for paper in papers)
    return [(words, found[PaperKind(kind)]) for kind, words in KINDS.items() if found[PaperKind(kind)]]


def removed(row: Removed) -> tuple[datetime, str, str, Promise, int]:
    return row.at, row.number, row.agency, RULES_OF[row.rule], row.count
