"""Answers as cards: one for each person or line, open ones first, with all they may be rung about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import get_language

from backend.responsibilities.answers import Answer, Answers, Contact
from backend.responsibilities.book import Topic
from backend.responsibilities.vocabulary import Text
from backend.web.presenters import times

EMERGENCY = ("112", "114")


@dataclass(frozen=True)
class About:
    """One duty somebody may be rung about. `meanwhile`: until the right one opens."""

    title: str
    can: str
    reason: str
    meanwhile: bool


@dataclass
class Card:
    heading: str
    under: str
    phone: str
    open_now: bool
    opens: str
    checked_on: str
    checked: bool
    children_only: bool
    adults_only: bool
    about: list[About] = field(default_factory=list)

    @property
    def first(self) -> About:
        return self.about[0]

    @property
    def others(self) -> list[About]:
        return self.about[1:]

    @property
    def only_meanwhile(self) -> bool:
        return all(each.meanwhile for each in self.about)


@dataclass(frozen=True)
class Unanswered:
    """A duty with nobody to show: to a stranger, perhaps somebody who is named to colleagues alone."""

    title: str
    role: str


@dataclass(frozen=True)
class Shown:
    open: list[Card]
    closed: list[Card]
    emergency: list[str]
    unanswered: list[Unanswered]
    note: str


@dataclass(frozen=True)
class Choice:
    code: str
    title: str
    hint: str


def told(text: Text | None) -> str:
    return text.told(get_language() or "da") if text else ""


def choices(topics: Iterable[Topic]) -> list[Choice]:
    return [Choice(topic.code, told(topic.title), told(topic.hint)) for topic in topics]


def shown(answers: Answers, *, now: datetime) -> Shown:
    """Open before closed; what 112 and 114 answer themselves apart, since they stand on top of the page.

    Among equals in the model's order: whoever answers what is most likely asked stands first, themselves or meanwhile.
    """
    cards: dict[tuple[str, str], Card] = {}
    unanswered, emergency = [], []
    for answer in answers.answers:
        found = list(_contacts(answer))
        for contact, meanwhile in found:
            card = cards.setdefault((contact.phone, contact.name or told(contact.title)), _card(contact, now))
            card.about.append(About(told(answer.title), told(answer.can), told(answer.reason), meanwhile))
        if not found and answer.last_resort:
            emergency.append(told(answer.title))
        elif not found:
            unanswered.append(Unanswered(told(answer.title), told(answer.role_title)))
    for card in cards.values():
        card.about.sort(key=lambda each: each.meanwhile)
    ranked = sorted(cards.values(), key=lambda card: not card.checked)
    opened, closed = [c for c in ranked if c.open_now], [c for c in ranked if not c.open_now]
    return Shown(opened, closed, emergency, unanswered, told(answers.note))


def to_begin_with(answers: Answers, *, now: datetime) -> Card | None:
    """Whoever is open for the first thing in the topic, or takes the call meanwhile."""
    return next(iter(shown(replace(answers, answers=answers.answers[:1]), now=now).open), None)


def _contacts(answer: Answer) -> Iterator[tuple[Contact, bool]]:
    """All but 112 and 114, which stand on top of every page."""
    for contacts, meanwhile in ((answer.contacts, False), (answer.meanwhile, True)):
        yield from ((contact, meanwhile) for contact in contacts if contact.phone not in EMERGENCY)


def _card(contact: Contact, now: datetime) -> Card:
    title = told(contact.title)
    return Card(
        heading=contact.name or title,
        under=", ".join(filter(None, (title if contact.name else "", contact.agency))),
        phone=contact.phone,
        open_now=contact.open_now,
        opens=times.soon(contact.opens_at, now) if contact.opens_at else "",
        checked_on=times.day(contact.checked_on) if contact.checked_on else "",
        checked=contact.checked,
        children_only=contact.audience == "child",
        adults_only=contact.audience == "adult",
    )
