"""The ids that fill a path: of a case in some situation, or of what stands beside the cases."""

from typing import Any

from backend.coordination.models import Case
from tests.asked import part_at
from tests.situations import latest
from tests.udoevers_side import Arrival

Thing = Case | Arrival


def ids_of(thing: Thing) -> dict[str, Any]:
    if not isinstance(thing, Case):
        own = {f"{thing._meta.db_table.split('_')[-1]}_id": thing.pk}
        return {"person_id": thing.person_id, **own} if hasattr(thing, "person_id") else own
    part = part_at(thing)
    found = {
        "handover": latest(thing),
        "wish": thing.wishes.first(),
        "recusal": thing.recusals.first(),
        "staff_party": thing.staff_parties.first(),
        "acute": thing.acute_accesses.first(),
        "item": thing.items.first(),
        "consent": thing.consents.first(),
        "bundle": thing.bundles.first(),
        "part": part,
    }
    asked = part and part.request_id
    ids = {f"{name}_id": row and row.pk for name, row in found.items()}
    return {"case_id": thing.pk, "request_id": asked, **ids}
