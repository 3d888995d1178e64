"""A device is enrolled by who has a post, counts until it ends, and ends for good. Each is undone by the database."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from backend.agencies.device_selectors import device_with
from backend.agencies.models import Device, Partner, Partnership, Person, Post
from backend.agencies.use_cases import devices
from backend.coordination.use_cases import people
from backend.core.actor import STRANGER, acting_as
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, Refusal
from backend.responsibilities.devices import devices_for
from tests.api.counting import counted
from tests.cast import MONDAY, NAMES, actor
from tests.situations import does

pytestmark = pytest.mark.django_db
POLICE = {"stalkingkontakt", "efterforsker", "psp", "leder"}
TOWN_HALL = {"koordinator", "stedfortraeder", "boern", "leder2"}


def enrolled(by: str = "betjent", slug: str = "tryg-i-esbjerg") -> tuple[Device, str]:
    place = Partnership.objects.get(slug=slug).pk
    return does(by, devices.enrol_device, partnership_id=place, name="Patruljevogn 3")


def tries_to_end(who: str, device: Device) -> type[Refusal] | None:
    with transaction.atomic():
        try:
            does(who, devices.end_device, device_id=device.pk)
        except Refusal as refusal:
            return type(refusal)
        finally:
            transaction.set_rollback(True)
    return None


def leave_the_partnership(device: Device) -> None:
    Post.objects.filter(agency=device.partner.agency).update(ended_at=MONDAY)
    Partner.objects.filter(pk=device.partner.pk).update(ended_at=MONDAY)


ENDS: dict[str, Callable[[Device], object]] = {
    "ended": lambda device: does("betjent", devices.end_device, device_id=device.pk),
    "expired": lambda device: Device.objects.update(expires_at=MONDAY, enrolled_at=MONDAY - timedelta(1)),
    "the agency has left": leave_the_partnership,
    "the enroller is blocked": lambda device: does(
        "administrator", people.block, person_id=device.enrolled_by.pk
    ),
}


def test_its_token_opens_it_and_is_kept_nowhere():
    device, token = enrolled()
    assert device_with(token, MONDAY) == device and device_with(token[:-1], MONDAY) is None
    assert token not in str(Device.objects.values())


def test_it_counts_half_a_year():
    _, token = enrolled()
    last = MONDAY + timedelta(days=180)
    assert device_with(token, last - timedelta(seconds=1)) and not device_with(token, last)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_it_ends_at_once_and_is_listed_no_more(end):
    device, token = enrolled()
    end(device)
    assert device_with(token, MONDAY) is None
    assert [*devices_for(actor("administrator"), MONDAY)] == []


def test_letting_somebody_in_again_brings_no_device_back():
    device, token = enrolled()
    for deed in (people.block, people.unblock):
        does("administrator", deed, person_id=device.enrolled_by.pk)
    assert device_with(token, MONDAY) is None


def test_beginning_and_end_are_on_record():
    device, _ = enrolled()
    does("administrator", devices.end_device, device_id=device.pk)
    lines = RecordLine.objects.filter(about=f"device:{device.pk}").values_list("act", "actor")
    assert [*lines] == [
        ("device-enrolled", actor("betjent").id),
        ("device-ended", actor("administrator").id),
    ]


@pytest.mark.parametrize(
    ("by", "may", "colleagues"),
    [
        ("betjent", {"betjent", "administrator"}, POLICE),
        ("visitator", {"visitator", "afdelingsleder", "administrator"}, TOWN_HALL),
    ],
)
def test_who_may_end_it_who_sees_it_and_who_does_not_know_of_it(by, may, colleagues):
    device, _ = enrolled(by)
    found = {who: tries_to_end(who, device) for who in NAMES}
    assert found == {
        who: None if who in may else NotPermitted if who in colleagues else NotFound for who in NAMES
    }
    assert {who for who in NAMES if devices_for(actor(who), MONDAY)} == may | colleagues


@pytest.mark.parametrize("who", ["fremmed", "drift", "nabo"])
def test_without_a_post_in_the_partnership_nobody_enrols(who):
    with pytest.raises(NotPermitted):
        enrolled(who)


def test_whoever_was_blocked_a_moment_ago_enrols_nothing():
    Person.objects.filter(username="betjent").update(blocked_at=MONDAY)
    with pytest.raises(NotPermitted):
        enrolled()


def test_that_it_was_seen_is_written_once_a_day():
    device, token = enrolled()
    does("betjent", devices.device_seen, device=device)
    seen = device_with(token, MONDAY)
    assert seen and seen.seen_on == MONDAY.date()
    with counted() as asked:
        devices.device_seen(device=seen, by=STRANGER, at=MONDAY + timedelta(hours=2))
    assert len(asked) == 0


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("of_a_token_only_the_hash_is_kept", {"fingerprint": "the token itself"}),
        ("a_device_has_a_name", {"name": ""}),
        ("a_device_expires_after_it_is_enrolled", {"expires_at": MONDAY}),
        ("a_device_ends_after_it_is_enrolled", {"ended_at": MONDAY - timedelta(seconds=1)}),
    ],
)
def test_the_database_refuses(sentence, change):
    device, _ = enrolled()
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        Device.objects.filter(pk=device.pk).update(**change)


def test_a_block_ends_it_although_the_clock_was_set_back():
    """Blocking is always possible, also a moment after a wrong clock was put right."""
    device, token = enrolled()
    with acting_as(actor("administrator")) as by:
        people.block(person_id=device.enrolled_by.pk, by=by, at=MONDAY - timedelta(hours=2))
    assert device_with(token, MONDAY) is None
