"""Devices are enrolled, seen, and end. Every beginning and end is on record."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from backend.agencies.access import DevicePermission
from backend.agencies.device_selectors import in_use, partners_of
from backend.agencies.localtime import local
from backend.agencies.models import Device, Person
from backend.agencies.tokens import drawn, hash_of
from backend.core.access import allowed, require
from backend.core.actor import Actor
from backend.core.clock import not_before
from backend.core.deed import lock
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPermitted


def enrol_device(*, partnership_id: UUID, name: str, by: Actor, at: datetime) -> tuple[Device, str]:
    """The device and its token, which is told this once and then known to the device alone."""
    _can_act(by)
    partner = partners_of(by, at).filter(partnership=partnership_id).first()
    if partner is None:
        raise NotPermitted("not-permitted")
    require(by, DevicePermission.ENROL, partner)
    token = drawn()
    device = Device.objects.create(
        partner=partner,
        name=name,
        fingerprint=hash_of(token),
        enrolled_by=by.person,
        enrolled_at=at,
        expires_at=at + timedelta(days=settings.DEVICE_DAYS),
    )
    put_on_record(by, at=at, act="device-enrolled", about=f"device:{device.pk}")
    return device, token


def _can_act(by: Actor) -> None:
    """Waits for a block that is under way: whoever is blocked in this moment leaves no device behind."""
    if not lock(Person.objects.filter(pk=by.person.pk, blocked_at=None)):
        raise NotPermitted("not-permitted")


def end_device(*, device_id: UUID, by: Actor, at: datetime) -> Device:
    """From this second it shows what anybody sees."""
    found = lock(Device.objects.filter(in_use(at), pk=device_id))
    if not found or not allowed(by, DevicePermission.SEE, found[0]):
        raise NotFound()
    require(by, DevicePermission.END, found[0])
    _end(found[0], by, at)
    return found[0]


def end_devices_of(*, person_id: UUID, by: Actor, at: datetime) -> None:
    """All that this person enrolled: whoever is blocked may be carrying one."""
    for device in lock(Device.objects.filter(enrolled_by=person_id, ended_at=None)):
        _end(device, by, at)


def _end(device: Device, by: Actor, at: datetime) -> None:
    device.ended_at = not_before(device.enrolled_at, at)
    device.save(update_fields=["ended_at"])
    put_on_record(by, at=at, act="device-ended", about=f"device:{device.pk}")


def device_seen(*, device: Device, by: Actor, at: datetime) -> None:
    """Written once a day at most, and never more than the day: it says which devices are out of use, not who was up."""
    today = local(at).date()
    if device.seen_on != today:
        device.seen_on = today
        device.save(update_fields=["seen_on"])
