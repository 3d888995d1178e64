"""Why a webhook stands still. Pure."""

from enum import StrEnum


class Pause(StrEnum):
    """ASKED by its system; GONE, as the receiver said (410); FAILING, given up after three days of tries."""

    ASKED = "asked"
    GONE = "gone"
    FAILING = "failing"
