"""A paper: one document of a bundle, as an agency's journal takes it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaperKind(StrEnum):
    CASE = "case"
    FORMER_DECISION = "former-decision"
    ITEM = "item"
    RECEIVED = "received"
    DISCLOSURE = "disclosure"
    NOT_SHARED = "not-shared"
    CONSENT = "consent"
    HANDOVER = "handover"
    TELLING = "telling"


@dataclass(frozen=True)
class Paper:
    """`lines` are label and text, in the order they are read; `which`: the id of the row it is made of."""

    kind: PaperKind
    at: datetime
    lines: tuple[tuple[str, str], ...]
    which: str = ""
