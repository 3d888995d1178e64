"""Reading bundles: the reader first, through the sight of their own agency and wing."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from backend.archive.access import Permission, sees_bundles
from backend.archive.gathering import Place, check_still_leaves, papers_for, place_for
from backend.archive.leaving import BundlePurpose
from backend.archive.models import Bundle, BundlePaper, Removal
from backend.archive.papers import Paper, PaperKind
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound, NotPossible


@dataclass(frozen=True)
class Filing:
    """What the reader's agency has at a case, what of it no journal of its own has yet, and the bundles made; those
    `kept` can still be fetched."""

    place: Place
    papers: list[Paper]
    missing: list[Paper]
    bundles: list[Bundle]
    kept: set[UUID]
    removed_at: datetime | None

    @property
    def waits_since(self) -> datetime | None:
        return min((paper.at for paper in self.missing), default=None)


def filing_for(reader: Actor, case_id: UUID) -> Filing:
    """NotFound where the reader has no place at the case."""
    place = place_for(reader, case_id)
    papers = [
        paper
        for paper in papers_for(reader, place, BundlePurpose.JOURNAL)
        if paper.kind is not PaperKind.CASE
    ]
    bundles = list(_bundles(reader).filter(case=case_id).defer("content"))
    journaled = BundlePaper.objects.filter(bundle__in=[row.pk for row in bundles if row.journaled_at])
    filed = set(journaled.values_list("what", "which"))
    missing = [paper for paper in papers if (paper.kind, paper.which) not in filed]
    removed = Removal.objects.filter(case=case_id).values_list("at", flat=True).first()
    kept = set(_bundles(reader).filter(case=case_id).exclude(content="").values_list("pk", flat=True))
    return Filing(place, papers, missing, bundles, kept, removed)


@dataclass(frozen=True)
class Waiting:
    """A case at which the reader's agency has papers no journal of its own has, and since when."""

    case_id: UUID
    number: str
    since: datetime


WAITING = """
select cases.id, cases.number, min(unfiled.at)
from unfiled join cases on cases.id = unfiled.case_id
where exists (
    select from filing_place as place
    where place.person_id = %s and place.case_id = unfiled.case_id and place.agency_id = unfiled.agency_id
      and place.wing = unfiled.wing and (not place.former or unfiled.at <= place.until)
      and (unfiled.by_id = place.person_id or place.why in ('coordinator', 'deputy') or exists (
        select from item_sight as s where s.item_id = unfiled.item_id and s.person_id = place.person_id
        union all
        select from former_sight as s where s.item_id = unfiled.item_id and s.person_id = place.person_id
      ))
) group by 1, 2 order by 3, 2
"""


def waiting_for(reader: Actor) -> list[Waiting]:
    """Where this reader may make a bundle of what is missing, the longest waiting first: by case number alone."""
    with reaching(Reach.FILING), connection.cursor() as cursor:
        cursor.execute(WAITING, [reader.id])
        return [Waiting(*row) for row in cursor.fetchall()]


def bundle_for(reader: Actor, bundle_id: UUID) -> Bundle:
    row = _bundles(reader).filter(pk=bundle_id).first()
    if row is None:
        raise NotFound()
    return row


def content_for(reader: Actor, bundle_id: UUID) -> tuple[Bundle, bytes]:
    """The bundle as it was signed, for whoever made it; NotPossible once it is journaled, or a newer one was made."""
    row = bundle_for(reader, bundle_id)
    require(reader, Permission.OPEN_BUNDLE, row)
    if not row.content:
        raise NotPossible("bundle-no-longer-kept")
    check_still_leaves(reader, row)
    return row, b64decode(row.content)


def _bundles(reader: Actor) -> QuerySet[Bundle]:
    return Bundle.objects.filter(sees_bundles(reader)).select_related("made_by")
