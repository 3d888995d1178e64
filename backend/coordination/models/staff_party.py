"""Staff is party: somebody employed by a partner is exposed here, or is the udøver (model L14)."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency
from backend.coordination.models.case import Case
from backend.core.sealing import SealedTextField


class StaffParty(models.Model):
    """Somebody employed by `agency` is party to `case`: the agency's leaders may not know of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="staff_parties")
    agency = models.ForeignKey(Agency, models.PROTECT)
    reason = SealedTextField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "staff_party"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency"], condition=Q(ended_at=None), name="staff_is_party_once_per_agency"
            )
        ]
