"""A duty and the agreed advice in words, each cell with where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.responsibilities.book import Advice, Duty, Model
from backend.responsibilities.deadlines import Clock
from backend.responsibilities.drawing import SIGNS
from backend.responsibilities.vocabulary import AGENCY_TITLES, AgencyKind, Mark
from backend.web.model import deadlines
from backend.web.model.matrix import PARTS, parts_of
from backend.web.who_to_call.presenters import told

MARKS: dict[Mark, Promise] = {
    Mark.SOURCED: gettext_lazy("Læst i en kilde"),
    Mark.KNOWN_LAW: gettext_lazy("Kendt lov, skal bekræftes af en jurist"),
    Mark.PROPOSAL: gettext_lazy("Vores forslag"),
}


@dataclass(frozen=True)
class Marked:
    """A sign and a word: readable without colour."""

    sign: str
    word: str


@dataclass(frozen=True)
class Fact:
    """A cell of the matrix. `danish`: it stands in Danish, whatever the language of the page."""

    label: str
    lines: list[str]
    mark: Marked | None
    danish: bool = False


@dataclass(frozen=True)
class DutyShown:
    title: str
    can: str
    can_mark: Marked | None
    who: list[Fact]
    when: list[Fact]
    why: list[Fact]
    topics: list[tuple[str, str]]
    source: str


@dataclass(frozen=True)
class AdviceShown:
    code: str
    question: str
    answer: str
    excludes: tuple[str, ...]
    signed_by: str
    source: list[str]


def marks() -> list[Marked]:
    """What the signs mean."""
    return [Marked(SIGNS[mark], str(word)) for mark, word in MARKS.items()]


def shown(model: Model, duty: Duty) -> DutyShown:
    topics = [(code, told(model.topic(code).title)) for code in duty.topics]
    return DutyShown(
        told(duty.title),
        told(duty.can),
        _mark(duty, "can"),
        list(_who(model, duty)),
        list(_when(duty)),
        list(_why(duty)),
        topics,
        duty.source,
    )


def advice(model: Model, given: Advice) -> AdviceShown:
    return AdviceShown(
        given.code,
        told(given.question),
        told(given.answer),
        given.excludes,
        with_agency(model, given.settled_by),
        source_of(given),
    )


# notes of the book's sources that readers are told; where in our own papers it stands is not theirs to look up
NOTES: dict[str, Promise] = {
    "wording: our proposal": gettext_lazy("Ordlyden er vores forslag."),
    "legal check needed": gettext_lazy("Skal bekræftes af en jurist."),
}


def source_of(given: Advice) -> list[str]:
    parts = [part.strip() for part in given.source.split(";")]
    named = ", ".join(part.removeprefix("S:").replace(",", ", ") for part in parts if part.startswith("S:"))
    notes = [str(NOTES[part]) for part in parts if part in NOTES]
    return [_("Kilde: %s.") % named, *notes] if named else notes


def with_agency(model: Model, code: str) -> str:
    """`Primær koordinator (Kommunen)`."""
    role = model.role(code)
    if role.agency_kind is AgencyKind.NONE:
        return told(role.title)
    return f"{told(role.title)} ({told(AGENCY_TITLES[role.agency_kind])})"


def _who(model: Model, duty: Duty) -> Iterator[Fact]:
    for part, roles in parts_of(duty).items():
        named = [with_agency(model, role) for role in roles]
        yield Fact(str(PARTS[part]), named or [_("Ingen")], _mark(duty, part))


def _when(duty: Duty) -> Iterator[Fact]:
    yield Fact(_("Der svares"), [deadlines.answered(duty)], _mark(duty, "respond_within"))
    done, ended = deadlines.done(duty), deadlines.ended(duty)
    if done:
        yield Fact(_("Det er gjort"), [done], _mark(duty, "complete_within"))
    unending = _("Den står, til den afsluttes") if not done else _("når fristen er gået, eller det er gjort")
    yield Fact(_("Den slutter"), [ended or unending], _mark(duty, "completes_on"))
    clock = _("i arbejdsdage") if duty.clock is Clock.WORKING else _("i kalenderdage, dag og nat")
    yield Fact(_("Fristen tælles"), [clock], _mark(duty, "clock"))


def _why(duty: Duty) -> Iterator[Fact]:
    yield Fact(_("Hjemmel"), [duty.basis], _mark(duty, "basis"), danish=True)
    yield Fact(_("Kanal"), [duty.channel], _mark(duty, "channel"), danish=True)
    last = (
        _("Ja: svarer ingen anden, er svaret 112 eller 114")
        if duty.last_resort
        else _("Nej: 112 og 114 tæller ikke som svar her")
    )
    yield Fact(_("112 og 114 som sidste udvej"), [last], _mark(duty, "last_resort"))


def _mark(duty: Duty, cell: str) -> Marked | None:
    mark = duty.mark(cell)
    return Marked(SIGNS[mark], str(MARKS[mark])) if mark else None
