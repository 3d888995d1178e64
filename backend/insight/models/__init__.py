"""Requests for access, whose they are found to be, and what is decided of each part. Shape and integrity only."""

from backend.insight.models.part import AccessPart, PartApproval, PartProposal, What
from backend.insight.models.request import AccessAnswer, AccessReply, AccessRequest, AccessSubject
from backend.insight.models.sight import AccessPartSight, AccessReplySight, AccessRequestSight

__all__ = [
    "AccessAnswer",
    "AccessPart",
    "AccessPartSight",
    "AccessReply",
    "AccessReplySight",
    "AccessRequest",
    "AccessRequestSight",
    "AccessSubject",
    "PartApproval",
    "PartProposal",
    "What",
]
