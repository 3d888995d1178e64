"""What who-to-call answers: values in both languages, for a door to shape. One rule only: what is public."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from backend.responsibilities.snapshot import Audience
from backend.responsibilities.vocabulary import Text


class ContactKind(StrEnum):
    PRIMARY = "primary"
    DEPUTY = "deputy"
    DUTY_LINE = "duty-line"
    NATIONAL_LINE = "national-line"


@dataclass(frozen=True, slots=True)
class Contact:
    """`order` is that of the staffing; a line has no name. Not `checked`: the number may be out of date."""

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


@dataclass(frozen=True, slots=True)
class Answer:
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


def for_public(answers: Answers) -> Answers:
    """Without a sign-in: functions, and the lines marked public. No person, no name, no inner number."""
    return replace(answers, answers=tuple(map(_public_answer, answers.answers)))


def _public_answer(answer: Answer) -> Answer:
    return replace(
        answer,
        contacts=tuple(contact for contact in answer.contacts if _is_public(contact)),
        meanwhile=tuple(contact for contact in answer.meanwhile if _is_public(contact)),
    )


def _is_public(contact: Contact) -> bool:
    return contact.public and contact.kind in {ContactKind.DUTY_LINE, ContactKind.NATIONAL_LINE}
