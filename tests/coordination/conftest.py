"""The standing world of cases, for the modules that ask for it."""

from tests.world import undone, world

__all__ = ["undone", "world"]
