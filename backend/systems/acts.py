"""What is done to a webhook and to a sign-in, and how a webhook stands. Pure."""

from datetime import datetime
from enum import StrEnum

from backend.systems.pausing import Pause


class Act(StrEnum):
    MADE = "made"
    PAUSED = "paused"
    RESUMED = "resumed"
    REPLAYED = "replayed"
    TESTED = "tested"
    SECRET_CHANGED = "secret-changed"  # noqa: S105  a word, no secret
    ENDED = "ended"


class SignInAct(StrEnum):
    SECRET_CHANGED = "secret-changed"  # noqa: S105  a word, no secret
    FORMER_ENDED = "former-ended"


class Standing(StrEnum):
    """In the order in which somebody must look. READY: nothing was sent so far."""

    FAILED = "failed"
    RETRYING = "retrying"
    PAUSED = "paused"
    READY = "ready"
    WORKS = "works"
    ENDED = "ended"


def standing(because: str, *, ended: bool, retrying: bool, delivered_at: datetime | None) -> Standing:
    """`because`: why it is paused; empty where it is not."""
    if ended:
        return Standing.ENDED
    if because:
        return Standing.PAUSED if because == Pause.ASKED else Standing.FAILED
    if retrying:
        return Standing.RETRYING
    return Standing.WORKS if delivered_at else Standing.READY
