"""Devices that show the lines of a partnership without a sign-in: a patrol's phone, the screen in a car."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models.partnership import Partner
from backend.agencies.models.person import Person


class Device(models.Model):
    """Enrolled by somebody for their agency in one partnership, until a day; it ends with the agency's membership.

    What it holds is a random token, of which only a hash is kept here. Whoever copies the token holds the device
    as well, and that cannot be seen from here. No person, place or address is kept with it: its name, and the last
    day it was seen.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="devices")
    name = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    enrolled_by = models.ForeignKey(Person, models.PROTECT, related_name="devices")
    enrolled_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    seen_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "device"
        constraints = [
            models.UniqueConstraint(fields=["fingerprint"], name="one_device_per_token"),
            models.CheckConstraint(
                condition=Q(fingerprint__regex=r"^[0-9a-f]{64}$"), name="of_a_token_only_the_hash_is_kept"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_device_has_a_name"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("enrolled_at")), name="a_device_expires_after_it_is_enrolled"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("enrolled_at")),
                name="a_device_ends_after_it_is_enrolled",
            ),
        ]
