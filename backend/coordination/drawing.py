"""The lifecycle as a page: drawings and tables made from `lifecycle`, so that they cannot say anything else. Pure."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from backend.coordination.lifecycle import (
    AFTER_NO,
    AFTER_SCREENING,
    CASE_STEPS,
    ENDED,
    HANDOVER_MOVES,
    Handing,
    Rule,
    State,
    Step,
    Who,
)

INTRODUCTION = """\
# The life of a case and of a handover

Drawn from `backend/coordination/lifecycle.py` by `manage.py draw_lifecycle`; a test compares. Who somebody is to a
case is decided in `backend/coordination/access.py`; whoever does not see the case gets no further than "not found".
"""

WHO: dict[Who, str] = {
    Who.COORDINATOR: "the coordinator",
    Who.DEPUTY: "the deputy",
    Who.SCREENER: "the visitator, who holds the case",
    Who.OPENER: "a seat whose task needs the address",
    Who.SENDER: "the coordinator or deputy of the case",
    Who.RECEIVER: "the one asked, or who has the task",
    Who.CHAIR: "the chair or deputy chair of the steering group",
    Who.CLOCK: "the clock",
    Who.HOUSE: "nobody; it follows when the holder is blocked or recused",
}

Arrow = tuple[StrEnum, StrEnum, str]


def page() -> str:
    parts = (INTRODUCTION, *_section("A case", State, CASE_STEPS), *_after_screening())
    return "\n".join((*parts, *_section("A handover", Handing, HANDOVER_MOVES)))


def _section(title: str, states: Iterable[StrEnum], rules: dict) -> Iterator[str]:
    first, *_ = states
    yield f"## {title}\n"
    yield from _mermaid(first, sorted(set(arrows(rules))))
    yield from _table(rules)


def arrows(rules: dict) -> Iterator[Arrow]:
    """(from, to, what) for every step that moves; a step that leaves the state alone is in the table only."""
    for step, rule in rules.items():
        for state in rule.states:
            yield from ((state, after, word) for after, word in _following(step, rule, state))


def _following(step: StrEnum, rule: Rule, state: StrEnum) -> Iterator[tuple[StrEnum, str]]:
    if rule.to is not None:
        yield rule.to, _word(step)
    elif step is Step.SCREEN:
        yield from ((after.state, outcome) for outcome, after in AFTER_SCREENING.items())
    elif isinstance(state, Handing):
        yield from ((after, _word(step)) for after in AFTER_NO[state])


def _mermaid(first: StrEnum, moves: list[Arrow]) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {_node(first)}"
    yield from (f"    {_node(start)} --> {_node(end)}: {word}" for start, end, word in moves)
    yield from (f"    {_node(end)} --> [*]" for end in sorted({end for _, end, _ in moves} & {*ENDED}))
    yield "```\n"


def _table(rules: dict) -> Iterator[str]:
    yield "| step | from | to | who may |\n|---|---|---|---|"
    for step, rule in rules.items():
        yield f"| {_word(step)} | {_listed(rule.states)} | {_to(step, rule)} | {_who(rule)} |"
    yield ""


def _after_screening() -> Iterator[str]:
    yield "### After the screening\n"
    yield "| outcome | state | next duty | coordination is offered to |\n|---|---|---|---|"
    for outcome, after in AFTER_SCREENING.items():
        yield f"| {outcome} | {after.state} | {after.duty} | {after.offered_to or '–'} |"
    yield ""


def _to(step: StrEnum, rule: Rule) -> str:
    ends = {end for state in rule.states for end, _ in _following(step, rule, state)}
    return _listed(ends) or "stays"


def _who(rule: Rule) -> str:
    return "; ".join(WHO[who] for who in Who if who in rule.who)


def _listed(states: Iterable[StrEnum]) -> str:
    """In the order in which the states are declared."""
    named = set(states)
    return ", ".join(state for kind in (State, Handing) for state in kind if state in named)


def _word(step: StrEnum) -> str:
    return step.partition(".")[2]


def _node(state: StrEnum) -> str:
    return state.replace("-", "_")
