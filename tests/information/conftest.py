"""The standing world of cases, for the modules that ask for it."""

from tests.world import entrance, undone, world

__all__ = ["entrance", "undone", "world"]
