"""The coded reasons one can answer with. Those of psychiatry and probation say nothing about anybody. Pure."""

from enum import StrEnum


class DeclineReason(StrEnum):
    NO_CAPACITY = "no-capacity"
    NOT_OUR_TASK = "not-our-task"
    ANOTHER_AGENCY = "another-agency"
    NO_BASIS = "no-basis"
    DISQUALIFIED = "disqualified"
    CANNOT_SAY = "cannot-say"


# that somebody is a patient, or under supervision, is itself a secret (P7): these agencies give one answer
ONE_ANSWER_ONLY = frozenset({"psychiatry", "prison-and-probation"})


def may_answer(agency_kind: str, reason: str) -> bool:
    return agency_kind not in ONE_ANSWER_ONLY or reason == DeclineReason.CANNOT_SAY


class EndReason(StrEnum):
    """Why an accepted duty could not be carried out."""

    NOT_REACHED = "not-reached"
    NOT_WANTED = "not-wanted"
    NOT_RELEVANT = "not-relevant"
    CANNOT_SAY = "cannot-say"


# a duty that ended because the person moved: said by the house, and by nobody as an answer
MOVED = "moved"


class WishReason(StrEnum):
    """Why somebody who asks for another coordinator keeps the present one. Coded: the head knows no person."""

    NOBODY_ELSE = "nobody-else"
    JUST_CHANGED = "just-changed"
    TAKEN_BACK = "taken-back"
    CANNOT_SAY = "cannot-say"


class ReferralReason(StrEnum):
    """Why a referral is declined. Those in TOLD the referrer must act on; the others are 'taken care of'."""

    HAS_A_CASE = "has-a-case"
    ADVICE_GIVEN = "advice-given"
    WRONG_MUNICIPALITY = "wrong-municipality"
    NO_BASIS = "no-basis"
    NOT_REACHED = "not-reached"


TOLD = frozenset({ReferralReason.WRONG_MUNICIPALITY, ReferralReason.NO_BASIS, ReferralReason.NOT_REACHED})


def shown_to_referrer(state: str, reason: str) -> tuple[str, str]:
    """What the referrer learns: received, taken care of, or declined with a reason that needs an act of theirs.

    That the person has a case already is not theirs to know: it looks like any other that is taken care of.
    """
    if state == "declined" and reason in TOLD:
        return "declined", reason
    return ("received" if state == "received" else "taken-care-of"), ""
