"""What those who know only the udøver may tell the police's prevention contact, on what basis. Pure (model L4, L11).

A proposal, to be confirmed by a jurist cell by cell. Nobody is obliged to share by § 115.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from backend.agencies.localtime import at_wall

RECEIVER = "police-stalking-contact"
# our proposal, to be confirmed: how soon before it happens one can still be asked to ring, and when the chair hears
RING_WITHIN, CLIMBS_AFTER = timedelta(hours=1), timedelta(hours=4)


class NoteKind(StrEnum):
    TO_BE_RELEASED = "to-be-released"
    ON_LEAVE = "on-leave"
    LEFT_TREATMENT = "left-treatment"
    SAYS_WILL_SEEK_OUT = "says-will-seek-out"
    MOVED = "moved"
    OTHER = "other"


class NoteBasis(StrEnum):
    """PSP and KSP are the two channels of § 115 of retsplejeloven; KSP only of somebody convicted, being released."""

    PSP = "psp"
    KSP = "ksp"
    HEALTH_ACT = "health-act-43"
    RELEASE_NOTICE = "release-notice"
    ACUTE_DANGER = "acute-danger"


class NoteOutcome(StrEnum):
    NO_CASE_FOUND = "no-case-found"
    PASSED_ON = "passed-on"
    RUNG = "rung"


class NoteSearch(StrEnum):
    """What the receiver's last search showed. A sealed case shows nothing: its seal looks like no case."""

    NOTHING = "nothing-shown"
    CASE = "case-shown"


# the duty whose time to respond the receiver has; the model names the receiver as informed in it, or as answering
DUTY_OF: Mapping[NoteKind, str] = {
    NoteKind.TO_BE_RELEASED: "release-notice-prison",
    NoteKind.ON_LEAVE: "release-notice-prison",
    NoteKind.LEFT_TREATMENT: "leave-notice-forensic",
    NoteKind.SAYS_WILL_SEEK_OUT: "contact-from-prison",
    NoteKind.MOVED: "risk-assessment",
    NoteKind.OTHER: "risk-assessment",
}

OF_A_RELEASE = frozenset({NoteKind.TO_BE_RELEASED, NoteKind.ON_LEAVE})
_PRISON = frozenset({NoteBasis.KSP, NoteBasis.RELEASE_NOTICE, NoteBasis.ACUTE_DANGER})
_PSYCHIATRY = frozenset({NoteBasis.PSP, NoteBasis.HEALTH_ACT, NoteBasis.ACUTE_DANGER})
# one way: the investigation wing and the prosecution know of a release first (§ 741 g); nothing comes back to them
_RELEASE = frozenset({NoteBasis.RELEASE_NOTICE, NoteBasis.ACUTE_DANGER})
BASES_OF: Mapping[str, frozenset[NoteBasis]] = {
    "probation-caseworker": _PRISON,
    "prison-unit": _PRISON,
    "psychiatry-contact": _PSYCHIATRY,
    "forensic-psychiatry-contact": _PSYCHIATRY,
    "psp-chair": frozenset({NoteBasis.PSP, NoteBasis.ACUTE_DANGER}),
    "ksp-chair": frozenset({NoteBasis.KSP, NoteBasis.ACUTE_DANGER}),
    "prosecutor": _RELEASE,
    "police-investigator": _RELEASE,
    "police-victim-contact": _RELEASE,
    # an association: § 115 takes a legal decision per partner, which nobody has recorded here
    "dsc-udoever-treatment": frozenset({NoteBasis.HEALTH_ACT, NoteBasis.ACUTE_DANGER}),
}


def bases_of(roles: Collection[str]) -> frozenset[NoteBasis]:
    """What somebody in these roles may tell on; empty for those who tell nothing."""
    return frozenset().union(*(BASES_OF.get(role, frozenset()) for role in roles))


def ring_by(at: datetime, in_time: datetime, happens_on: date | None) -> datetime:
    """Before the day it happens, where that is sooner; but never sooner than somebody can ring."""
    if happens_on is None:
        return in_time
    return min(in_time, max(at_wall(happens_on, time.min), at + RING_WITHIN))


def why_not(outcome: NoteOutcome, search: str, *, asked: bool, unanswered: bool) -> str:
    """Why a note cannot end so; empty where it can. `asked`: a case the receiver knows of was asked to ring.

    However it ends it was searched for: there may be other cases than the one the receiver knows, and only the search
    asks those who hold a sealed one to ring.
    """
    if unanswered:
        return "not-rung-yet"
    if not search:
        return "search-first"
    if outcome == NoteOutcome.PASSED_ON and not asked:
        return "not-passed-on"
    if outcome == NoteOutcome.NO_CASE_FOUND and (asked or search != NoteSearch.NOTHING):
        return "case-was-found"
    return ""
