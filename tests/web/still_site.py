"""Settings of a server on which it is always the same moment, so that a picture changes only when its page does."""

from datetime import UTC, datetime

from backend.config.settings import *  # noqa: F403, TID251
from backend.core import clock

LOOKED_AT = datetime(
    2026, 11, 23, 9, 25, tzinfo=UTC
)  # a Monday, and a little after the deeds of `tests.cast`
clock.now = lambda: LOOKED_AT
