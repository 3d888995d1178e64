"""The two tables of the lifecycle, tested whole: every state with every step, every word in every table."""

from pathlib import Path

import pytest

from backend.coordination import drawing
from backend.coordination.access import IS_TO_CASE, IS_TO_HANDOVER
from backend.coordination.lifecycle import (
    AFTER_NO,
    AFTER_SCREENING,
    CARRIED,
    CASE_STEPS,
    ENDED,
    HANDOVER_MOVES,
    OPEN,
    UNANSWERED,
    Handing,
    Move,
    Outcome,
    State,
    Step,
    Who,
    may_follow,
)

ROOT = Path(__file__).parents[2]
# step: the states it may be taken in (r received, s screening, a active, c closed)
CASES = {
    Step.ACKNOWLEDGE: "r",
    Step.SCREEN: "rs",
    Step.CLOSE: "sa",
    Step.REOPEN: "c",
    Step.CHANGE: "rsa",
    Step.HAND_OVER: "rsa",
    Step.MOVE: "rsa",
    Step.TELL: "rsa",
    Step.WISH: "rsa",
    Step.RECUSE: "rsac",
    Step.END_RECUSAL: "rsac",
    Step.SET_ADDRESS: "rsa",
    Step.OPEN_ADDRESS: "rsac",
    Step.END_ADDRESS: "rsac",
}
LETTERS = {State.RECEIVED: "r", State.SCREENING: "s", State.ACTIVE: "a", State.CLOSED: "c"}
HANDOVERS = {
    Move.ACCEPT: {Handing.OFFERED},
    Move.DECLINE: {Handing.OFFERED},
    Move.LAPSE: {Handing.OFFERED, Handing.RETURNED},
    Move.WITHDRAW: {Handing.OFFERED, Handing.RETURNED, Handing.WITH_CHAIR},
    Move.OFFER_AGAIN: {Handing.RETURNED},
    Move.PLACE: {Handing.WITH_CHAIR},
    Move.CONTACT: {Handing.ACCEPTED},
    Move.FINISH: {Handing.ACCEPTED, Handing.CONTACT_ACHIEVED},
    Move.GIVE_UP: {Handing.ACCEPTED, Handing.CONTACT_ACHIEVED},
    Move.HAND_BACK: {Handing.ACCEPTED, Handing.CONTACT_ACHIEVED},
}
PEOPLE = {Who.COORDINATOR, Who.DEPUTY, Who.SCREENER, Who.OPENER}


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_a_case_takes_a_step_in_these_states_and_no_other(step, state):
    assert may_follow(CASE_STEPS[step], state) is (LETTERS[state] in CASES[step])


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("state", Handing)
def test_a_handover_makes_a_move_in_these_states_and_no_other(move, state):
    assert may_follow(HANDOVER_MOVES[move], state) is (state in HANDOVERS[move])


@pytest.mark.parametrize(
    ("table", "keys"),
    [(CASE_STEPS, Step), (HANDOVER_MOVES, Move), (AFTER_SCREENING, Outcome), (drawing.WHO, Who)],
    ids=["steps", "moves", "outcomes", "people"],
)
def test_a_table_has_a_line_for_every_word(table, keys):
    assert set(table) == set(keys)


def test_everybody_named_for_a_case_can_be_recognised():
    assert {who for rule in CASE_STEPS.values() for who in rule.who} <= set(IS_TO_CASE) <= PEOPLE


def test_everybody_named_for_a_handover_can_be_recognised():
    assert {who for rule in HANDOVER_MOVES.values() for who in rule.who} <= set(IS_TO_HANDOVER)


def test_every_step_and_move_is_somebodys():
    assert all(rule.who and rule.states for rule in (*CASE_STEPS.values(), *HANDOVER_MOVES.values()))


def test_a_handover_is_unanswered_or_carried_or_ended_and_never_two_of_them():
    assert set(Handing) == UNANSWERED | CARRIED | ENDED
    assert len(UNANSWERED) + len(CARRIED) + len(ENDED) == len(Handing)


def test_nothing_follows_what_has_ended():
    assert not any(rule.states & ENDED for rule in HANDOVER_MOVES.values())


def test_every_state_of_a_case_can_be_left():
    left = {state for rule in CASE_STEPS.values() if rule.to for state in rule.states - {rule.to}}
    assert left == set(State)


@pytest.mark.parametrize("state", sorted(UNANSWERED))
def test_an_unanswered_handover_always_has_somebody_who_can_move_it(state):
    assert [move for move, rule in HANDOVER_MOVES.items() if state in rule.states]


def test_a_no_leads_to_the_chair_at_last_and_only_to_the_unanswered():
    assert all(Handing.WITH_CHAIR in after for after in AFTER_NO.values())
    assert {state for after in AFTER_NO.values() for state in after} <= UNANSWERED


def test_only_an_open_case_changes_hands():
    assert CASE_STEPS[Step.HAND_OVER].states == OPEN == set(State) - {State.CLOSED}


def test_every_rule_is_drawn():
    rows = drawing.page().splitlines()
    words = {step.partition(".")[2] for step in (*Step, *Move)}
    assert all(any(row.startswith(f"| {word} |") for row in rows) for word in words)


def test_the_committed_drawing_is_the_drawing_of_the_tables():
    assert (ROOT / "docs" / "lifecycle.md").read_text(encoding="utf-8") == drawing.page(), (
        "the lifecycle has changed: .venv/bin/python manage.py draw_lifecycle"
    )
