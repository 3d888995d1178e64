"""What a server has loaded stays loaded: the garbage collector looks through what came after it, and that alone."""

import gc

from django.urls import get_resolver

NEW_THINGS = (
    10_000  # so many before it looks: a request makes some thousands, and drops nearly all of them by itself
)


def settle() -> None:
    """Last, when all is loaded. Looking through the house itself cost a request up to a tenth of its time."""
    _ = get_resolver().url_patterns  # loads the doors, which the first request would otherwise
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS)
