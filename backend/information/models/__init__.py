"""What is known on a case, to whom it has passed and on what basis. Shape and integrity only."""

from backend.information.models.consent import Consent, ConsentSight, HowGiven, LegalDecision
from backend.information.models.disclosure import Disclosure, DisclosureBasis, NotShared
from backend.information.models.item import CasePlace, Item, ItemAbout, ItemSight, ItemWithdrawn, Nature

__all__ = [
    "CasePlace",
    "Consent",
    "ConsentSight",
    "Disclosure",
    "DisclosureBasis",
    "HowGiven",
    "Item",
    "ItemAbout",
    "ItemSight",
    "ItemWithdrawn",
    "LegalDecision",
    "Nature",
    "NotShared",
]
