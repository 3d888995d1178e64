"""The rooms of PSP and KSP: what a forum discusses, apart from every case. Shape and integrity only."""

from backend.forums.models.link import MatterCase
from backend.forums.models.matter import Channel, Matter
from backend.forums.models.said import AgendaPoint, Decision, DroppedDecision, Minutes, waiting
from backend.forums.models.sight import ForumSight, Investigating, MatterSight

__all__ = [
    "AgendaPoint",
    "Channel",
    "Decision",
    "DroppedDecision",
    "ForumSight",
    "Investigating",
    "Matter",
    "MatterCase",
    "MatterSight",
    "Minutes",
    "waiting",
]
