"""Writing down what an agency knows on a case, and writing it anew. What was written stays."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed
from backend.coordination.models import Case, CaseParty
from backend.coordination.regimes import regime_of
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import Unusable
from backend.information.deeds import locked_item, locked_place
from backend.information.models import CasePlace, Item, ItemAbout
from backend.information.passing import Category, Channel, kept_from_investigation
from backend.responsibilities.vocabulary import Wing


@dataclass(frozen=True)
class Written:
    """What is known, of which kind, about whom (the first is the one it is chiefly about), and how it came."""

    category: Category
    nature: str
    text: str
    about: tuple[UUID, ...]
    channel: Channel = Channel.NONE


def write_item(*, case_id: UUID, written: Written, by: Actor, at: datetime) -> Item:
    """An item of the writer's agency. The case's history does not name it: whoever reads that may not know of it."""
    with case_deed(by=by, at=at) as doing:
        case, place = locked_place(doing, case_id)
        return _write(doing, case, place, written)


def supersede_item(*, item_id: UUID, case_id: UUID, written: Written, by: Actor, at: datetime) -> Item:
    """A new item in the place of an old one, which ends, and stays with those who have it."""
    with case_deed(by=by, at=at) as doing:
        case, place = locked_place(doing, case_id)
        former = locked_item(doing, item_id)
        if former.case_id != case_id:
            raise Unusable("unknown-item", field="supersedes")
        former.superseded_by = _write(doing, case, place, written)
        former.ended_at = at
        former.save(update_fields=["superseded_by", "ended_at"])
        return former.superseded_by


def _write(doing: Deed, case: Case, place: CasePlace, written: Written) -> Item:
    about = tuple(dict.fromkeys(written.about))
    if CaseParty.objects.filter(case=case, pk__in=about).count() != len(about) or not about:
        raise Unusable("unknown-party", field="about")
    if place.wing == Wing.INVESTIGATION and kept_from_investigation(written.category, written.channel):
        raise Unusable("kept-from-investigation", field="category")
    item = Item.objects.create(
        case=case,
        category=written.category,
        nature=written.nature,
        text=written.text,
        channel=written.channel,
        controller=place.agency,
        regime=regime_of(place.agency),
        wing=place.wing,
        chiefly_about_id=about[0],
        written_by=doing.by.person,
        written_at=doing.at,
    )
    ItemAbout.objects.bulk_create(ItemAbout(item=item, case=case, party_id=party) for party in about)
    return item
