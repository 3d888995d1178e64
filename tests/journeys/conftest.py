"""A server of the journeys' own, on a clone."""

from tests.notifications.conftest import server

__all__ = ["server"]
