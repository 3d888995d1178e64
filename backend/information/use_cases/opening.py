"""Opening a protected address that stands in an item: the same deed as on the case's own, counted with it (P8)."""

from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed, lock_case
from backend.coordination.use_cases.sealed import opened
from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.information.access import reads
from backend.information.models import Item
from backend.information.passing import Category


def open_item(*, item_id: UUID, reason: str, by: Actor, at: datetime) -> Item:
    """The address, this once, also where the case is closed. What is not sealed is read in the list, not here."""
    with case_deed(by=by, at=at) as doing:
        case_id = Item.objects.filter(pk=item_id).values_list("case", flat=True).first()
        case = lock_case(case_id) if case_id else None
        sealed = Item.objects.filter(reads(by), pk=item_id, category=Category.SEALED_ADDRESS).first()
        if case is None or sealed is None:
            raise NotFound()
        opened(doing, case, reason)
        return sealed
