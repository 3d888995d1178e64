"""What who-to-call answers: values in both languages, for a door to shape. One rule only: what is shown to whom."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from backend.responsibilities.snapshot import Audience
from backend.responsibilities.vocabulary import Text


class ContactKind(StrEnum):
    PRIMARY = "primary"
    DEPUTY = "deputy"
    DUTY_LINE = "duty-line"
    NATIONAL_LINE = "national-line"


@dataclass(frozen=True, slots=True, eq=False)
class Contact:
    """One that several answers name is one contact. `order` is that of the staffing; a line has no name. Not `checked`:
    the number may be out of date."""

    order: int
    kind: ContactKind
    name: str
    title: Text
    agency: str
    phone: str
    open_now: bool
    opens_at: datetime | None
    checked_on: date | None
    checked: bool
    public: bool
    audience: Audience | None = None


class Answer(NamedTuple):
    """Who does one duty. `covered`: somebody able to answers by `respond_by` (design.md, P1)."""

    duty: str
    title: Text
    agency: Text
    role: str
    role_title: Text
    reason: Text
    can: Text
    partnership: str | None
    municipality: str
    contacts: tuple[Contact, ...]
    meanwhile: tuple[Contact, ...]
    covered: bool
    respond_by: datetime
    last_resort: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """`note` says so where a place has no partnership and the national lines answer."""

    at: datetime
    partnership: str | None
    title: str
    note: Text | None
    answers: tuple[Answer, ...]
    always: tuple[Contact, ...]


LINES = frozenset({ContactKind.DUTY_LINE, ContactKind.NATIONAL_LINE})


def for_public(answers: Answers) -> Answers:
    """Without a sign-in: functions, and the lines marked public. No person, no name, no inner number."""
    return _narrowed(answers, inside=None)


def for_device(answers: Answers, partnership: str) -> Answers:
    """On a device enrolled in the partnership: every line there, elsewhere the public ones. No person, no name."""
    return _narrowed(answers, inside=partnership)


def _narrowed(answers: Answers, *, inside: str | None) -> Answers:
    """Whom to call follows the place of the answer; who takes the call meanwhile, the place where it is."""

    def seen(contacts: tuple[Contact, ...], partnership: str | None) -> tuple[Contact, ...]:
        every = inside is not None and partnership == inside
        return tuple(each for each in contacts if _is_line(each) and (every or each.public))

    return replace(
        answers,
        answers=tuple(
            each._replace(
                contacts=seen(each.contacts, each.partnership),
                meanwhile=seen(each.meanwhile, answers.partnership),
            )
            for each in answers.answers
        ),
    )


def _is_line(contact: Contact) -> bool:
    return contact.kind in LINES and not contact.name
