"""The shared case and what hangs on it. Shape and integrity only."""

from backend.coordination.models.acute import AcuteAccess, Verdict
from backend.coordination.models.case import (
    Case,
    CaseParty,
    ExternalReference,
    HistoryLine,
    PartyKind,
    Recusal,
    Regime,
    Seat,
)
from backend.coordination.models.drawn_in import DrawnIn
from backend.coordination.models.entrance import Message, Referral, ReferralState
from backend.coordination.models.handover import OF_THE_CASE, Handover, HandoverKind, Offer, OfferAnswer
from backend.coordination.models.passed_around import PassedAround, PassedAroundSight
from backend.coordination.models.relocation import (
    Departure,
    FormerDecision,
    Leaving,
    OutsideReceiver,
    Relocation,
)
from backend.coordination.models.sealed import SealedAddress
from backend.coordination.models.sight import (
    AcuteSight,
    CaseHead,
    CaseSight,
    DepartureSight,
    Forbidden,
    HandoverSight,
    MessageSight,
    ReferralSight,
    RingRequestSight,
    UdoeverNoteSight,
    WishSight,
)
from backend.coordination.models.staff_party import StaffParty
from backend.coordination.models.telling import Channel, Telling, Wish, WishKind
from backend.coordination.models.udoever_note import RingRequest, UdoeverNote

__all__ = [
    "OF_THE_CASE",
    "AcuteAccess",
    "AcuteSight",
    "Case",
    "CaseHead",
    "CaseParty",
    "CaseSight",
    "Channel",
    "Departure",
    "DepartureSight",
    "DrawnIn",
    "ExternalReference",
    "Forbidden",
    "FormerDecision",
    "Handover",
    "HandoverKind",
    "HandoverSight",
    "HistoryLine",
    "Leaving",
    "Message",
    "MessageSight",
    "Offer",
    "OfferAnswer",
    "OutsideReceiver",
    "PartyKind",
    "PassedAround",
    "PassedAroundSight",
    "Recusal",
    "Referral",
    "ReferralSight",
    "ReferralState",
    "Regime",
    "Relocation",
    "RingRequest",
    "RingRequestSight",
    "SealedAddress",
    "Seat",
    "StaffParty",
    "Telling",
    "UdoeverNote",
    "UdoeverNoteSight",
    "Verdict",
    "Wish",
    "WishKind",
    "WishSight",
]
