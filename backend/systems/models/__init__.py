"""Systems of agencies, what they are told, and where it is sent. Shape and integrity only."""

from backend.systems.models.feed import FedPlace, Feed, FeedEvent
from backend.systems.models.system import System

__all__ = ["FedPlace", "Feed", "FeedEvent", "System"]
