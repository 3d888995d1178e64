"""What the deeds on information share: the case locked first, sight asked afresh."""

from uuid import UUID

from backend.coordination.deeds import lock_case
from backend.coordination.models import Case
from backend.coordination.selectors import is_seen
from backend.core.access import require
from backend.core.deed import Deed
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.information.access import Permission, check_open, place_of, reads
from backend.information.models import CasePlace, Item


def locked_place(doing: Deed, case_id: UUID) -> tuple[Case, CasePlace]:
    """The case, locked and open, and where the actor speaks from at it."""
    case = lock_case(case_id)
    if case is None or not is_seen(doing.by, case_id):
        raise NotFound()
    place = place_of(doing.by, case_id)
    if place is None:
        raise NotPermitted("not-permitted")
    check_open(case)
    return case, place


def locked_item(doing: Deed, item_id: UUID) -> Item:
    """The item with its case, the case locked first, for one who answers for it; NotPossible once it has ended."""
    case_id = Item.objects.filter(pk=item_id).values_list("case", flat=True).first()
    case = lock_case(case_id) if case_id else None
    item = Item.objects.filter(reads(doing.by), pk=item_id).select_related("controller").first()
    if case is None or item is None:
        raise NotFound()
    require(doing.by, Permission.SHARE, item)
    check_open(case)
    if item.ended_at:
        raise NotPossible("not-in-this-state", state="ended")
    item.case = case
    return item
