"""Under which law an agency holds what it writes (model L7). A proposal; to be confirmed by a jurist."""

from backend.agencies.models import Agency
from backend.agencies.models.agency import AgencyKind
from backend.coordination.models import Regime

ENFORCING = frozenset({AgencyKind.POLICE, AgencyKind.PROSECUTION, AgencyKind.PRISON_AND_PROBATION})


def regime_of(agency: Agency) -> Regime:
    return Regime.LAW_ENFORCEMENT if agency.kind in ENFORCING else Regime.GDPR
