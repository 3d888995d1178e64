"""The card for the wall: functions and public lines of one place, by topic, with their hours. All its words are here:
the page and the sheet (`sheet`) lay out the same card."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from backend.agencies.hours import Hours
from backend.responsibilities.answers import for_public
from backend.responsibilities.asking import Places
from backend.responsibilities.book import Topic
from backend.responsibilities.national_lines import load_national_lines
from backend.responsibilities.snapshot import Line, Place
from backend.web.model.opening_hours import in_words
from backend.web.presenters import phones, times
from backend.web.who_to_call import presenters
from backend.web.who_to_call.presenters import Card, told


@dataclass(frozen=True)
class WallLine:
    """`note`: whom the line is for, where it is not for everybody."""

    title: str
    note: str
    hours: str
    phone: str


@dataclass(frozen=True)
class WallTopic:
    """`nothing` says what to do where there is no line."""

    title: str
    lines: list[WallLine]
    nothing: str


@dataclass(frozen=True)
class Wall:
    title: str
    always: list[tuple[str, str]]
    topics: list[WallTopic]
    foot: str


def wall(where: Places, place: str, codes: list[str], now: datetime) -> Wall:
    hours = {(line.phone, told(line.title)): open_at for line, open_at in _lines(where)}
    about = {"edition": where.model.version, "printed": times.day(now)}
    return Wall(
        title=_("Stalking i %(place)s: hvem ringer jeg til?") % {"place": place},
        always=[("112", _("Fare nu")), ("114", _("Politiet ellers"))],
        topics=[_topic(where, each, hours, now) for each in where.model.topics if each.code in codes],
        foot=_(
            "Udgave %(edition)s. Udskrevet %(printed)s. Er kortet ældre end et halvt år, så udskriv et nyt."
        )
        % about,
    )


def _topic(
    where: Places, topic: Topic, hours: dict[tuple[str, str], Hours | None], now: datetime
) -> WallTopic:
    found = presenters.shown(for_public(where.ask(topic=topic.code)), now=now)
    lines = [_line(card, hours) for card in sorted((*found.open, *found.closed), key=_stands_in)]
    nothing = "" if lines else _("Ingen offentlig linje. Ring 114, og ved fare 112.")
    return WallTopic(told(topic.title), lines, nothing)


def _stands_in(card: Card) -> bool:
    """Those who do it themselves before those who take the call meanwhile: whatever the hour is now."""
    return card.only_meanwhile


def _line(card: Card, hours: dict[tuple[str, str], Hours | None]) -> WallLine:
    open_at = in_words(hours.get((card.phone, card.heading))) or _("åbningstid ukendt")
    return WallLine(card.heading, _for_whom(card), open_at, phones.read_out(card.phone))


def _for_whom(card: Card) -> str:
    if card.children_only:
        return _("for børn")
    return _("for voksne") if card.adults_only else ""


def _lines(where: Places) -> Iterator[tuple[Line, Hours | None]]:
    """Every line of the place and of the country, with when it is open."""
    places: list[Place] = [place for snapshot in where.snapshots for place in snapshot.places]
    for place in (*(each.place for each in load_national_lines()), *places):
        if place.line:
            yield place.line, place.hours or place.line.hours
