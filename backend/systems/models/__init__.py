"""Systems of agencies, what they are told, and where it is sent. Shape and integrity only."""

from backend.systems.models.feed import FedPlace, Feed, FeedEvent
from backend.systems.models.keeping import FormerSecret, WebhookDeed
from backend.systems.models.sign_in import FormerSignIn, SystemDeed
from backend.systems.models.system import System, SystemSight
from backend.systems.models.webhook import Delivery, DeliveryTry, Webhook, WebhookSight

__all__ = [
    "Delivery",
    "DeliveryTry",
    "FedPlace",
    "Feed",
    "FeedEvent",
    "FormerSecret",
    "FormerSignIn",
    "System",
    "SystemDeed",
    "SystemSight",
    "Webhook",
    "WebhookDeed",
    "WebhookSight",
]
