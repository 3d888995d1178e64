"""The address that nobody reads but by a deed with a reason (P8)."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from backend.agencies.models import Agency
from backend.coordination.models.case import Case, CaseParty, Regime, choices
from backend.coordination.protection import Protection
from backend.core.sealing import SealedTextField


class SealedAddress(models.Model):
    """Where a party of this case lives, protected since and, where it lapses, until a day. It stays sealed after that
    day, until somebody ends it. That `party` is of `case` is a composite foreign key in the migration."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sealed_addresses")
    party = models.ForeignKey(CaseParty, models.PROTECT, related_name="sealed_addresses")
    address = SealedTextField()
    kind = models.CharField(max_length=12, choices=choices(Protection))
    children = models.BooleanField(default=False)
    protected_since = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    controller = models.ForeignKey(Agency, models.PROTECT)
    regime = models.CharField(max_length=16, choices=Regime.choices)

    class Meta:
        db_table = "sealed_address"
        indexes = [
            models.Index(fields=["expires_on"], condition=Q(ended_at=None), name="protections_that_lapse")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(ended_at=None), name="one_sealed_address_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Protection.ORDINARY.value) | Q(expires_on__isnull=False),
                name="an_ordinary_protection_lapses_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gt=F("protected_since")),
                name="a_protection_lapses_after_it_began",
            ),
        ]
