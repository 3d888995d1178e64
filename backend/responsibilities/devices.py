"""The devices somebody sees, for a page that lists them."""

from datetime import datetime

from django.db.models import QuerySet

from backend.agencies.device_selectors import in_use
from backend.agencies.models import Device
from backend.core.actor import Actor
from backend.responsibilities.device_access import devices_of


def devices_for(reader: Actor, at: datetime) -> QuerySet[Device]:
    """Those in use, each with `may_end`. One query."""
    found = devices_of(reader).filter(in_use(at))
    return found.select_related("partner__agency", "partner__partnership", "enrolled_by").order_by(
        "partner__agency__name", "name", "enrolled_at"
    )
