"""The life of a case and of a handover: which step may follow which, and who may take it. Pure tables.

`docs/lifecycle.md` is drawn from these tables. Who somebody *is* (`Who`) is decided in `access`.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    RECEIVED = "received"
    SCREENING = "screening"
    ACTIVE = "active"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What the screening found; owned by the visitator, never an assessment of guilt (model 1.1, step 4)."""

    STALKING = "stalking"
    HARASSMENT = "harassment"
    CONFLICT = "conflict"
    UNCLEAR = "unclear"


class Who(StrEnum):
    COORDINATOR = "coordinator"
    DEPUTY = "deputy"
    SCREENER = "screener"
    OPENER = "opener"
    SENDER = "sender"
    RECEIVER = "receiver"
    CHAIR = "chair"
    CLOCK = "clock"
    HOUSE = "house"


class Step(StrEnum):
    ACKNOWLEDGE = "case.acknowledge"
    SCREEN = "case.screen"
    CLOSE = "case.close"
    REOPEN = "case.reopen"
    CHANGE = "case.change"
    HAND_OVER = "case.hand-over"
    MOVE = "case.move"
    TELL = "case.tell"
    WISH = "case.wish"
    RECUSE = "case.recuse"
    END_RECUSAL = "case.end-recusal"
    SET_ADDRESS = "case.set-address"
    OPEN_ADDRESS = "case.open-address"
    END_ADDRESS = "case.end-address"


@dataclass(frozen=True)
class Rule:
    """From these states, by these people, to that state (None: the state stays, or the outcome decides)."""

    states: frozenset
    who: frozenset[Who]
    to: StrEnum | None = None


S, W = State, Who
OPEN = frozenset({S.RECEIVED, S.SCREENING, S.ACTIVE})
HOLDERS = frozenset({W.COORDINATOR, W.DEPUTY})

CASE_STEPS: dict[Step, Rule] = {
    Step.ACKNOWLEDGE: Rule(frozenset({S.RECEIVED}), HOLDERS, S.SCREENING),
    Step.SCREEN: Rule(frozenset({S.RECEIVED, S.SCREENING}), frozenset({W.SCREENER})),
    Step.CLOSE: Rule(frozenset({S.SCREENING, S.ACTIVE}), HOLDERS, S.CLOSED),
    Step.REOPEN: Rule(frozenset({S.CLOSED}), HOLDERS, S.ACTIVE),
    Step.CHANGE: Rule(OPEN, HOLDERS),
    Step.HAND_OVER: Rule(OPEN, HOLDERS),
    Step.MOVE: Rule(OPEN, HOLDERS),
    Step.TELL: Rule(OPEN, HOLDERS),
    Step.WISH: Rule(OPEN, HOLDERS),
    Step.RECUSE: Rule(frozenset(State), HOLDERS),
    Step.END_RECUSAL: Rule(frozenset(State), HOLDERS),
    Step.SET_ADDRESS: Rule(OPEN, HOLDERS),
    Step.OPEN_ADDRESS: Rule(frozenset(State), HOLDERS | {W.OPENER}),
    Step.END_ADDRESS: Rule(frozenset(State), HOLDERS),
}


@dataclass(frozen=True)
class Next:
    """What follows an outcome: the state, the model's next duty, and the role coordination is offered to."""

    state: State
    duty: str
    offered_to: str | None = None


AFTER_SCREENING: dict[Outcome, Next] = {
    Outcome.STALKING: Next(S.ACTIVE, "name-coordinator", "primary-coordinator"),
    Outcome.HARASSMENT: Next(S.ACTIVE, "not-stalking-route"),
    Outcome.CONFLICT: Next(S.ACTIVE, "not-stalking-route"),
    Outcome.UNCLEAR: Next(S.SCREENING, "professional-sparring"),
}


class Handing(StrEnum):
    """Where a handover is. Until `accepted` the sender has the responsibility (P3)."""

    OFFERED = "offered"
    RETURNED = "returned"
    WITH_CHAIR = "with-chair"
    ACCEPTED = "accepted"
    CONTACT_ACHIEVED = "contact-achieved"
    DONE = "done"
    NOT_POSSIBLE = "not-possible"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    ACCEPT = "handover.accept"
    DECLINE = "handover.decline"
    WITHDRAW = "handover.withdraw"
    OFFER_AGAIN = "handover.offer-again"
    PLACE = "handover.place"
    CONTACT = "handover.contact-achieved"
    FINISH = "handover.done"
    GIVE_UP = "handover.not-possible"
    LAPSE = "handover.lapse"
    HAND_BACK = "handover.hand-back"


H = Handing
UNANSWERED = frozenset({H.OFFERED, H.RETURNED, H.WITH_CHAIR})
CARRIED = frozenset({H.ACCEPTED, H.CONTACT_ACHIEVED})
ENDED = frozenset({H.DONE, H.NOT_POSSIBLE, H.WITHDRAWN})

HANDOVER_MOVES: dict[Move, Rule] = {
    Move.ACCEPT: Rule(frozenset({H.OFFERED}), frozenset({W.RECEIVER}), H.ACCEPTED),
    Move.DECLINE: Rule(frozenset({H.OFFERED}), frozenset({W.RECEIVER})),
    Move.LAPSE: Rule(frozenset({H.OFFERED, H.RETURNED}), frozenset({W.CLOCK})),
    Move.WITHDRAW: Rule(UNANSWERED, frozenset({W.SENDER}), H.WITHDRAWN),
    Move.OFFER_AGAIN: Rule(frozenset({H.RETURNED}), frozenset({W.SENDER}), H.OFFERED),
    Move.PLACE: Rule(frozenset({H.WITH_CHAIR}), frozenset({W.CHAIR}), H.ACCEPTED),
    Move.CONTACT: Rule(frozenset({H.ACCEPTED}), frozenset({W.RECEIVER}), H.CONTACT_ACHIEVED),
    Move.FINISH: Rule(CARRIED, frozenset({W.RECEIVER}), H.DONE),
    Move.GIVE_UP: Rule(CARRIED, frozenset({W.RECEIVER}), H.NOT_POSSIBLE),
    Move.HAND_BACK: Rule(CARRIED, frozenset({W.HOUSE})),
}

# A no, no answer, or a holder who is gone: to the next in the agency, back to the sender across agencies, at last to
# the chair.
ONWARD = frozenset({H.OFFERED, H.RETURNED, H.WITH_CHAIR})
AFTER_NO: dict[Handing, frozenset[Handing]] = {
    H.OFFERED: ONWARD,
    H.RETURNED: frozenset({H.WITH_CHAIR}),
    **dict.fromkeys(sorted(CARRIED), ONWARD),
}


def leads_to(rule: Rule) -> str:
    """Where the step leads; LookupError for a step that leaves the state or whose outcome decides."""
    if rule.to is None:
        raise LookupError("this step does not say where it leads")
    return rule.to.value


def may_follow(rule: Rule, current: StrEnum) -> bool:
    return current in rule.states
