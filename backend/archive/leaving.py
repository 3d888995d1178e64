"""What may leave the house in a bundle, and never may. Pure.

Sealed addresses stay (model L13, P8); what is kept from investigation goes into no criminal case (retsplejeloven
§ 115).
"""

from enum import StrEnum

from backend.information.passing import Category, Channel, kept_from_investigation
from backend.responsibilities.vocabulary import AgencyKind, Wing


class BundlePurpose(StrEnum):
    """For the agency's own journal (model L15), or as part of a criminal case."""

    JOURNAL = "journal"
    CRIMINAL_CASE = "criminal-case"


def investigates(purpose: BundlePurpose, wing: str, agency: AgencyKind) -> bool:
    """Whether what is in the bundle may reach an investigation."""
    of_it = wing == Wing.INVESTIGATION or agency is AgencyKind.PROSECUTION
    return of_it or purpose is BundlePurpose.CRIMINAL_CASE


def may_leave(category: Category, came_by: Channel, *, channelled: bool, investigates: bool) -> bool:
    """`channelled`: has passed by a § 115 channel before whoever makes the bundle read it."""
    if category is Category.SEALED_ADDRESS:
        return False
    return not investigates or not (channelled or kept_from_investigation(category, came_by))


def whole_papers(purpose: BundlePurpose) -> bool:
    """Whether the words of handovers, tellings and the case itself go along: a criminal case gets items alone."""
    return purpose is BundlePurpose.JOURNAL
