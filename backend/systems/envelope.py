"""An event as a system receives it, read or sent: CloudEvents 1.0, ids alone. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.systems.feeding import WITHDRAWN, full_type


@dataclass(frozen=True)
class Fed:
    """An event as its agency may know it now: without a case, it was withdrawn, and kept its number."""

    seq: int
    id: UUID
    agency: UUID
    type: str
    at: datetime
    case: UUID | None
    handover: UUID | None


def enveloped(event: Fed) -> dict[str, Any]:
    """`seq` is an extension attribute: dense in the feed, so that a reader sees a gap."""
    ids = {"case": event.case, "handover": event.handover}
    about = event.handover or event.case
    return {
        "specversion": "1.0",
        "id": str(event.id),
        "source": f"/api/v1/agencies/{event.agency}",
        "type": full_type(event.type if about else WITHDRAWN),
        **({"subject": str(about)} if about else {}),
        "time": event.at.isoformat(),
        "seq": event.seq,
        "datacontenttype": "application/json",
        "data": {name: str(value) for name, value in ids.items() if value},
    }
