"""Where a request lands within an agency: its wing of the police, if it is one that works in wings."""

from django.db.models import OuterRef, Q

from backend.agencies.models import Agency
from backend.agencies.models.agency import AgencyKind
from backend.responsibilities.vocabulary import Wing

# the police's lawyers answer for the police; prevention answers for its own items alone. To be confirmed by a jurist
RECEIVED_IN = {AgencyKind.POLICE: Wing.INVESTIGATION, AgencyKind.PROSECUTION: Wing.INVESTIGATION}


def wing_of_reception(agency: Agency) -> str:
    return RECEIVED_IN.get(AgencyKind(agency.kind), "")


def landing_with(controller: Agency | OuterRef) -> Q:
    """The items of the agency that was asked, and of the wing of it in which a request lands."""
    lands = Q(~Q(controller__kind__in=RECEIVED_IN), wing="")
    for kind, wing in RECEIVED_IN.items():
        lands |= Q(controller__kind=kind, wing=wing)
    return lands & Q(controller=controller)
