"""Where a request lands within an agency: its wing of the police, if it is one that works in wings."""

from backend.agencies.models import Agency
from backend.agencies.models.agency import AgencyKind
from backend.responsibilities.vocabulary import Wing

# the police's lawyers answer for the police; prevention answers for its own items alone. To be confirmed by a jurist
RECEIVED_IN = {AgencyKind.POLICE: Wing.INVESTIGATION, AgencyKind.PROSECUTION: Wing.INVESTIGATION}


def wing_of_reception(agency: Agency) -> str:
    return RECEIVED_IN.get(AgencyKind(agency.kind), "")
