"""Reading that an address is protected, until when and for whom. The address itself is not read here (P8)."""

from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.models import SealedAddress
from backend.coordination.selectors import check_seen
from backend.core.actor import Actor
from backend.core.sight import InSight


def protections_for(reader: Actor, case_id: UUID) -> QuerySet[SealedAddress]:
    """The protection in force; nothing for somebody who sees the case and may not open it."""
    check_seen(reader, case_id)
    opened = InSight("address_sight", reader.id)
    rows = SealedAddress.objects.filter(case=case_id, case__in=opened, ended_at=None)
    return rows.defer("address").select_related("party")
