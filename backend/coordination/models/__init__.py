"""The shared case and what hangs on it. Shape and integrity only."""

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
from backend.coordination.models.handover import Handover, HandoverKind, Offer, OfferAnswer
from backend.coordination.models.sight import CaseSight, HandoverSight

__all__ = [
    "Case",
    "CaseParty",
    "CaseSight",
    "ExternalReference",
    "Handover",
    "HandoverKind",
    "HandoverSight",
    "HistoryLine",
    "Offer",
    "OfferAnswer",
    "PartyKind",
    "Recusal",
    "Regime",
    "Seat",
]
