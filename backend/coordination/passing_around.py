"""Being passed around, measured (P4). Pure: what happened to a case, as numbers, against the model's thresholds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend.responsibilities.book import Threshold
from backend.responsibilities.vocabulary import Measure


@dataclass(frozen=True)
class Ask:
    """A question: a duty of an agency, a referral of the person by anybody, a lookup by an agency."""

    what: str
    of: UUID | None
    at: datetime


@dataclass(frozen=True)
class Facts:
    """Who coordinated, in order; offers that came to nothing; what came back; when somebody was awaited."""

    coordinators: Sequence[str]
    unanswered: int
    returned: int
    waits: Sequence[tuple[datetime, datetime]]
    asks: Sequence[Ask]


@dataclass(frozen=True)
class Passes:
    """How often a case was passed (P4): moves of its coordination, offers that came to nothing, what came back to its
    sender, and to who had coordinated before; time without an accepting owner; the same question asked again."""

    coordination_moves: int
    offers_unanswered: int
    returns: int
    waiting: timedelta
    former_owners: int = 0
    asked_again: int = 0


def passes_of(facts: Facts, thresholds: Iterable[Threshold]) -> Passes:
    moves = [
        pair for pair in zip(facts.coordinators, facts.coordinators[1:], strict=False) if pair[0] != pair[1]
    ]
    within = next((each.time for each in thresholds if each.measure is Measure.ASKED_AGAIN), timedelta())
    return Passes(
        coordination_moves=len(moves),
        offers_unanswered=facts.unanswered,
        returns=facts.returned,
        waiting=_covered(facts.waits),
        former_owners=sum(_came_back(facts.coordinators)),
        asked_again=sum(_again(facts.asks, within)),
    )


def past(passes: Passes, thresholds: Iterable[Threshold]) -> Iterator[Measure]:
    """The measures that went past what the model allows, in its order."""
    counted = {
        Measure.PASSES: passes.coordination_moves + passes.offers_unanswered,
        Measure.RETURNS: passes.returns + passes.former_owners,
        Measure.ASKED_AGAIN: passes.asked_again,
    }
    for each in thresholds:
        waited_long = each.measure is Measure.WAITING and passes.waiting > each.time
        if waited_long or (each.measure in counted and counted[each.measure] > each.most):
            yield each.measure


def _came_back(coordinators: Sequence[str]) -> Iterator[bool]:
    """Of each move, whether it went to somebody who had coordinated before."""
    for place, who in enumerate(coordinators[1:], 1):
        yield who != coordinators[place - 1] and who in coordinators[:place]


def _again(asks: Iterable[Ask], within: timedelta) -> Iterator[bool]:
    """Of each question, whether the same was asked of the same not longer than `within` before."""
    last: dict[tuple[str, UUID | None], datetime] = {}
    for ask in sorted(asks, key=lambda ask: ask.at):
        before = last.get((ask.what, ask.of))
        yield before is not None and ask.at - before <= within
        last[ask.what, ask.of] = ask.at


def _covered(waits: Iterable[tuple[datetime, datetime]]) -> timedelta:
    """Time in which somebody was awaited; two at once are waited for once."""
    total, until = timedelta(), None
    for begins, ends in sorted(waits):
        begins = max(begins, until) if until else begins
        total += max(ends - begins, timedelta())
        until = max(until, ends) if until else ends
    return total
