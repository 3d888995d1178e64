"""An event as a system receives it, read or sent: CloudEvents 1.0, ids alone. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.systems.feeding import TEST, WITHDRAWN, full_type


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

    @property
    def kind(self) -> str:
        return self.type if self.handover or self.case else WITHDRAWN


def enveloped(event: Fed) -> dict[str, Any]:
    """`seq` is an extension attribute: dense in the feed, so that a reader sees a gap."""
    ids = {"case": event.case, "handover": event.handover}
    about = event.handover or event.case
    return {
        "specversion": "1.0",
        "id": str(event.id),
        "source": _source(event.agency),
        "type": full_type(event.kind),
        **({"subject": str(about)} if about else {}),
        "time": event.at.isoformat(),
        "seq": event.seq,
        "datacontenttype": "application/json",
        "data": {name: str(value) for name, value in ids.items() if value},
    }


def enveloped_test(id: UUID, agency: UUID, at: datetime) -> dict[str, Any]:
    """Nothing happened: it is in no feed, has no number, and says nothing but that it came."""
    return {
        "specversion": "1.0",
        "id": str(id),
        "source": _source(agency),
        "type": full_type(TEST),
        "time": at.isoformat(),
        "datacontenttype": "application/json",
        "data": {},
    }


def _source(agency: UUID) -> str:
    return f"/api/v1/agencies/{agency}"
