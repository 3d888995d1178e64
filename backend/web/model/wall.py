"""The card for the wall: functions and public lines of one place, by topic, with their hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from backend.agencies.hours import Hours
from backend.responsibilities.answers import for_public
from backend.responsibilities.asking import Places
from backend.responsibilities.book import Topic
from backend.responsibilities.national_lines import load_national_lines
from backend.responsibilities.snapshot import Line, Place
from backend.web.model.opening_hours import in_words
from backend.web.who_to_call import presenters
from backend.web.who_to_call.presenters import Card, told


@dataclass(frozen=True)
class WallLine:
    title: str
    phone: str
    hours: str
    children_only: bool
    adults_only: bool


@dataclass(frozen=True)
class WallTopic:
    title: str
    lines: list[WallLine]


def topics(where: Places, codes: list[str], now: datetime) -> list[WallTopic]:
    hours = {(line.phone, told(line.title)): open_at for line, open_at in _lines(where)}
    return [_topic(where, each, hours, now) for each in where.model.topics if each.code in codes]


def _topic(
    where: Places, topic: Topic, hours: dict[tuple[str, str], Hours | None], now: datetime
) -> WallTopic:
    found = presenters.shown(for_public(where.ask(topic=topic.code)), now=now)
    lines = [_line(card, hours) for card in sorted((*found.open, *found.closed), key=_stands_in)]
    return WallTopic(told(topic.title), lines)


def _stands_in(card: Card) -> bool:
    """Those who do it themselves before those who take the call meanwhile: whatever the hour is now."""
    return card.only_meanwhile


def _line(card: Card, hours: dict[tuple[str, str], Hours | None]) -> WallLine:
    open_at = in_words(hours.get((card.phone, card.heading)))
    return WallLine(card.heading, card.phone, open_at, card.children_only, card.adults_only)


def _lines(where: Places) -> Iterator[tuple[Line, Hours | None]]:
    """Every line of the place and of the country, with when it is open."""
    places: list[Place] = [place for snapshot in where.snapshots for place in snapshot.places]
    for place in (*(each.place for each in load_national_lines()), *places):
        if place.line:
            yield place.line, place.hours or place.line.hours
