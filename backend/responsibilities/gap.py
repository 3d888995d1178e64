"""A gap: what is missing, where and from when, in both languages. Which there are, `readiness` finds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backend.agencies.localtime import local
from backend.responsibilities.snapshot import Audience
from backend.responsibilities.vocabulary import Text


class GapCode(StrEnum):
    UNSTAFFED = "unstaffed"
    NOT_COVERED_AT = "not-covered-at"
    UNCHECKED_LINE = "unchecked-line"
    NO_DEPUTY = "no-deputy"
    TOO_FEW_COORDINATORS = "too-few-coordinators"
    SAME_PERSON_TWO_WINGS = "same-person-two-wings"
    NO_CHAIR = "no-chair"


# a duty that nobody answers in time, and why; the others are about the staff, whoever answers
COVER_CODES = frozenset({GapCode.UNSTAFFED, GapCode.NOT_COVERED_AT, GapCode.UNCHECKED_LINE})


@dataclass(frozen=True, slots=True)
class Gap:
    """`at` is the first such moment. Without a municipality it holds for the whole partnership."""

    code: GapCode
    duty: str
    role: str
    municipality: str
    message: Text
    at: datetime
    audience: Audience | None = None


def told_at(at: datetime) -> Text:
    shown = local(at)
    return Text(f"{shown:%d.%m.%Y kl. %H.%M}", f"{shown:%Y-%m-%d %H:%M}")
