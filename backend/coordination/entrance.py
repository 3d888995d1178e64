"""What the deeds at the entrance share: which partnership answers for a place, and the referral they answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.agencies.models import Partnership
from backend.agencies.selectors import coverages_at, partnership_covering
from backend.coordination.access import sees_referral
from backend.coordination.models import Referral, ReferralState
from backend.coordination.parties import Exposed, SafeContact
from backend.core.deed import Deed, lock
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable


@dataclass(frozen=True)
class Opening:
    """What a case or referral begins with. `children` is yes, no or not yet asked."""

    municipality: str
    exposed: Exposed
    children: bool | None
    basis: str
    summary: str = ""


def partnership_of(municipality: str, at: datetime) -> Partnership:
    """The live partnership that covers the municipality on that day, or Unusable."""
    found = partnership_covering(municipality, at)
    if found is None:
        raise Unusable("no-live-partnership", field="municipality")
    return found


@dataclass(frozen=True)
class Served:
    """A municipality where somebody answers, and the partnership by name."""

    code: str
    partnership: str


def municipalities_served(at: datetime) -> list[Served]:
    """Where a case can move within the platform."""
    found = coverages_at(at).order_by("partnership__name", "municipality")
    return [Served(code, name) for code, name in found.values_list("municipality", "partnership__name")]


def locked_referral(doing: Deed, referral_id: UUID) -> Referral:
    """The referral, locked, for a visitator it waits for; NotPossible once it is answered."""
    locked = lock(Referral.objects.filter(pk=referral_id))
    if not locked:
        raise NotFound()
    whys = set(sees_referral(doing.by, referral_id))
    if not whys:
        raise NotFound()
    if locked[0].state != ReferralState.RECEIVED:
        raise NotPossible("not-in-this-state", state=locked[0].state)
    if "screener" not in whys:
        raise NotPermitted("not-permitted")
    return locked[0]


def exposed_of(referral: Referral) -> Exposed:
    contact = SafeContact(referral.safe_number, referral.safe_times, referral.not_to_be_told)
    return Exposed(referral.name, referral.cpr, referral.under_18, contact)
