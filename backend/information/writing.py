"""Writing an item down, inside a deed already begun."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from backend.agencies.models import Agency
from backend.coordination.models import Case, CaseParty
from backend.coordination.regimes import regime_of
from backend.core.deed import Deed
from backend.core.refusals import Unusable
from backend.information.models import Item, ItemAbout
from backend.information.passing import Category, Channel, kept_from_investigation
from backend.responsibilities.vocabulary import Wing


@dataclass(frozen=True)
class Known:
    """What is known, of which kind, and by which channel it came."""

    category: Category
    nature: str
    text: str
    channel: Channel = Channel.NONE


def write(
    doing: Deed,
    case: Case,
    known: Known,
    about: Sequence[CaseParty],
    *,
    agency: Agency,
    wing: str,
    as_id: UUID | None = None,
) -> Item:
    """Of that agency and wing, about these parties of the case: the first of them chiefly."""
    if not about:
        raise Unusable("unknown-party", field="about")
    if wing == Wing.INVESTIGATION and kept_from_investigation(known.category, known.channel):
        raise Unusable("kept-from-investigation", field="category")
    item = Item.objects.create(
        id=as_id or uuid4(),
        case=case,
        category=known.category,
        nature=known.nature,
        text=known.text,
        channel=known.channel,
        controller=agency,
        regime=regime_of(agency),
        wing=wing,
        chiefly_about=about[0],
        written_by=doing.by.person,
        written_at=doing.at,
    )
    ItemAbout.objects.bulk_create(ItemAbout(item=item, case=case, party=party) for party in about)
    return item
