"""The coded reasons a receiver can answer with. Neutral: none of them says that somebody is a patient or convicted."""

from enum import StrEnum


class DeclineReason(StrEnum):
    NO_CAPACITY = "no-capacity"
    NOT_OUR_TASK = "not-our-task"
    ANOTHER_AGENCY = "another-agency"
    NO_BASIS = "no-basis"
    DISQUALIFIED = "disqualified"
    CANNOT_SAY = "cannot-say"
