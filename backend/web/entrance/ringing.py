"""Whom to ring at the entrance at this hour: while the line is closed, whoever answers now stands first (P1)."""

from dataclasses import dataclass
from datetime import datetime

from backend.agencies.hours import open_or_opens
from backend.agencies.models import ContactLine
from backend.agencies.selectors import place_of
from backend.coordination.entrance_selectors import entrance_for
from backend.core.actor import Actor
from backend.responsibilities.asking import places
from backend.web.presenters import times
from backend.web.who_to_call.presenters import Card, to_begin_with
from backend.web.who_to_call.views import TO_BEGIN_WITH


@dataclass(frozen=True)
class Entrance:
    """`opens`: in words, empty where it is open. `now`: who answers, while it is closed."""

    name: str
    phone: str
    closed: bool
    opens: str
    now: Card | None


def entrance_at(reader: Actor, place: str, at: datetime) -> Entrance:
    """The reader's own entrance; what is known of a case or a person has no part in it."""
    line = entrance_for(reader, at)
    hours = (line["open_now"], line["opens_at"])
    return _entrance(line["name"], line["phone"], hours, place or place_of(reader, at), at)


def public_entrance_at(line: ContactLine, place: str, at: datetime) -> Entrance:
    return _entrance(line.title_da, line.phone, open_or_opens(line.hours, at), place, at)


def answers_now(place: str, at: datetime) -> Card | None:
    """Somebody who is open, for the first thing one may ask there."""
    return to_begin_with(places(place, at).ask(topic=TO_BEGIN_WITH), now=at)


def _entrance(
    name: str, phone: str, hours: tuple[bool | None, datetime | None], place: str, at: datetime
) -> Entrance:
    closed, opens_at = hours[0] is False, hours[1]
    opens = times.soon(opens_at, at) if opens_at else ""
    return Entrance(name, phone, closed, opens, answers_now(place, at) if closed and place else None)
