"""Writing down what an agency knows on a case, and writing it anew. What was written stays."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed
from backend.coordination.models import Case, CaseParty
from backend.core.actor import Actor
from backend.core.refusals import Unusable
from backend.information.deeds import locked_item, locked_place
from backend.information.models import Item
from backend.information.passing import Category, Channel, kept_from_investigation
from backend.information.writing import Known, write
from backend.responsibilities.vocabulary import Wing


def write_item(
    *,
    case_id: UUID,
    known: Known,
    about: Collection[UUID],
    by: Actor,
    at: datetime,
    as_id: UUID | None = None,
) -> Item:
    """An item of the writer's agency. The case's history does not name it: whoever reads that may not know of it."""
    with case_deed(by=by, at=at) as doing:
        case, place = locked_place(doing, case_id)
        parties = _parties(case, about)
        return write(doing, case, known, parties, agency=place.agency, wing=place.wing, as_id=as_id)


def supersede_item(
    *, item_id: UUID, case_id: UUID, known: Known, about: Collection[UUID], by: Actor, at: datetime
) -> Item:
    """A new item in the place of an old one, which ends, and stays with those who have it."""
    with case_deed(by=by, at=at) as doing:
        former = locked_item(doing, item_id)
        if former.case_id != case_id:
            raise Unusable("unknown-item", field="supersedes")
        case, place = locked_place(doing, case_id)
        parties = _parties(case, about)
        newer = write(doing, case, _as_kept(former, known), parties, agency=place.agency, wing=place.wing)
        former.superseded_by, former.ended_at = newer, at
        former.save(update_fields=["superseded_by", "ended_at"])
        return newer


def _as_kept(former: Item, known: Known) -> Known:
    """What must never reach an investigation is not written free of it: it keeps the channel it came or passed by,
    and its kind (L4, P7)."""
    kind = Category(former.category)
    if kept_from_investigation(kind, Channel.NONE) and known.category != kind:
        raise Unusable("kind-stays", field="category")
    if former.wing == Wing.INVESTIGATION:
        return known
    passed = former.disclosures.exclude(channel="").values_list("channel", flat=True).first()
    return replace(known, channel=Channel(former.channel or passed or known.channel))


def _parties(case: Case, about: Collection[UUID]) -> list[CaseParty]:
    """The parties, in the order they were named; Unusable where one is of no such case."""
    found = CaseParty.objects.filter(case=case).in_bulk(about)
    if found.keys() != set(about):
        raise Unusable("unknown-party", field="about")
    return [found[party] for party in dict.fromkeys(about)]
