"""Who there is. Shape and integrity only; what people may do stands in the access modules."""

from backend.agencies.models.agency import Agency, ContactLine, Unit
from backend.agencies.models.borrower import Borrower
from backend.agencies.models.device import Device
from backend.agencies.models.geography import Municipality, Placement, PoliceDistrict, Region
from backend.agencies.models.partnership import Coverage, Forum, ForumMember, Partner, Partnership, Post
from backend.agencies.models.person import Absence, Person

__all__ = [
    "Absence",
    "Agency",
    "Borrower",
    "ContactLine",
    "Coverage",
    "Device",
    "Forum",
    "ForumMember",
    "Municipality",
    "Partner",
    "Partnership",
    "Person",
    "Placement",
    "PoliceDistrict",
    "Post",
    "Region",
    "Unit",
]
