"""What may leave the house in a bundle, and never may. Pure.

Sealed addresses stay (model L13, P8); what is kept from investigation goes into no criminal case (retsplejeloven
§ 115).
"""

from dataclasses import dataclass
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


# what is no part of a criminal case's papers, whoever wrote it. To be confirmed by a jurist
OF_NO_CRIMINAL_CASE = frozenset({Category.HEALTH})


@dataclass(frozen=True)
class Leaving:
    """What is to leave, and for what. `channelled`: has passed by a § 115 channel before whoever makes the bundle read
    it. `otherwise`: has passed for another purpose than a criminal case, or by a consent that is withdrawn."""

    category: Category
    came_by: Channel = Channel.NONE
    channelled: bool = False
    otherwise: bool = False
    purpose: BundlePurpose = BundlePurpose.JOURNAL
    investigates: bool = False


def may_leave(it: Leaving) -> bool:
    """What was passed for one purpose does not leave for another: read narrowly, to be confirmed by a jurist."""
    if it.category is Category.SEALED_ADDRESS:
        return False
    if it.purpose is BundlePurpose.CRIMINAL_CASE and (it.otherwise or it.category in OF_NO_CRIMINAL_CASE):
        return False
    return not it.investigates or not (it.channelled or kept_from_investigation(it.category, it.came_by))


def whole_papers(purpose: BundlePurpose) -> bool:
    """Whether the words of handovers, tellings and the case itself go along: a criminal case gets items alone."""
    return purpose is BundlePurpose.JOURNAL
