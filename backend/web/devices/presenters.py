"""Devices as one reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backend.agencies.models import Device


@dataclass(frozen=True)
class Row:
    """`here`: the device one looks at it with."""

    id: UUID
    name: str
    agency: str
    partnership: str
    enrolled_by: str
    until: datetime
    seen_on: date | None
    may_end: bool
    here: bool


def rows(found: Iterable[Device], here: Device | None) -> list[Row]:
    return [_row(each, here) for each in found]


def _row(device: Device, here: Device | None) -> Row:
    return Row(
        id=device.pk,
        name=device.name,
        agency=device.partner.agency.name,
        partnership=device.partner.partnership.name,
        enrolled_by=device.enrolled_by.name,
        until=device.expires_at,
        seen_on=device.seen_on,
        may_end=getattr(device, "may_end", False),
        here=device == here,
    )
