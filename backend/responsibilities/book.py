"""The collaboration model as one reads it: roles, topics, duties, agreed advice, and the edition in force.

Frozen, loaded once. How the files are written belongs in `entries` and `publishing`, what is refused in
`proofreading`, what has been published in `editions`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from backend.agencies.localtime import local
from backend.responsibilities.deadlines import Clock
from backend.responsibilities.duration import Duration, read
from backend.responsibilities.editions import DATA, require_unchanged, versions
from backend.responsibilities.entries import Entry, Problem, read_folder
from backend.responsibilities.proofreading import proofread
from backend.responsibilities.vocabulary import About, AgencyKind, Mark, Measure, StaffedPer, Text, Wing

Thing = TypeVar("Thing")


class ModelRefusedError(ValueError):
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class UnknownCodeError(KeyError):
    """No such role, topic, duty or advice in this edition."""


class NoModelInForceError(LookupError):
    """The first edition is not yet valid on that day."""


@dataclass(frozen=True)
class Role:
    code: str
    title: Text
    agency_kind: AgencyKind
    wing: Wing | None
    may_coordinate: bool
    staffed_per: StaffedPer
    note: str

    def __hash__(self) -> int:
        return hash(self.code)


@dataclass(frozen=True)
class Topic:
    code: str
    order: int
    title: Text
    hint: Text


@dataclass(frozen=True)
class Duty:
    """A row of the matrix. Durations are ISO 8601, counted on `clock`; empty cells are empty strings."""

    code: str
    order: int
    title: Text
    about: About
    topics: tuple[str, ...]
    accountable: str
    answers: str
    executes: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    can: Text
    basis: str
    channel: str
    clock: Clock
    respond_within: str
    complete_within: str
    counts_from: str
    completes_on: str
    last_resort: bool
    marks: tuple[tuple[str, Mark], ...]
    source: str

    def __hash__(self) -> int:
        return hash(self.code)

    @cached_property
    def response(self) -> Duration:
        return read(self.respond_within)

    def mark(self, cell: str) -> Mark | None:
        return dict(self.marks).get(cell)


@dataclass(frozen=True)
class Advice:
    code: str
    question: Text
    answer: Text
    excludes: tuple[str, ...]
    settled_by: str
    source: str


@dataclass(frozen=True)
class Threshold:
    """How far a case may be passed around before the steering chair is told: more than `most`, or longer than `within`;
    asked again `most` times within `within`."""

    measure: Measure
    title: Text
    most: int
    within: str
    source: str

    @cached_property
    def time(self) -> timedelta:
        """Empty cells are no time at all."""
        span = read(self.within) if self.within else Duration()
        return timedelta(days=span.days) + span.elapsed


@dataclass(frozen=True, eq=False)
class Model:
    """One edition. It is itself and no other: compared by identity, so that it can be a key of caches."""

    version: str
    valid_from: date
    roles: tuple[Role, ...]
    topics: tuple[Topic, ...]
    duties: tuple[Duty, ...]
    advice: tuple[Advice, ...]
    thresholds: tuple[Threshold, ...] = ()

    def role(self, code: str) -> Role:
        return _found(self._roles, code)

    def topic(self, code: str) -> Topic:
        return _found(self._topics, code)

    def duty(self, code: str) -> Duty:
        return _found(self._duties, code)

    def advice_on(self, code: str) -> Advice:
        return _found(self._advice, code)

    def duties_for(self, topic: str) -> tuple[Duty, ...]:
        return _found(self._by_topic, topic)

    def answered_by(self, role: str) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.answers == role)

    @cached_property
    def _by_topic(self) -> dict[str, tuple[Duty, ...]]:
        codes = [topic.code for topic in self.topics]
        return {code: tuple(duty for duty in self.duties if code in duty.topics) for code in codes}

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {role.code: role for role in self.roles}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.code: topic for topic in self.topics}

    @cached_property
    def _duties(self) -> dict[str, Duty]:
        return {duty.code: duty for duty in self.duties}

    @cached_property
    def _advice(self) -> dict[str, Advice]:
        return {advice.code: advice for advice in self.advice}


def _found(things: Mapping[str, Thing], code: str) -> Thing:
    try:
        return things[code]
    except KeyError:
        raise UnknownCodeError(code) from None


@lru_cache
def load_models(data: Path = DATA) -> tuple[Model, ...]:
    """Every published edition, oldest first. Refuses one that was edited after it was published."""
    require_unchanged(data)
    models = [load_model(data / version) for version in versions(data)]
    return tuple(sorted(models, key=lambda model: model.valid_from))


def model_in_force(on: date | datetime) -> Model:
    """The edition in force on that day; of a moment, on the day it is in Denmark."""
    day = local(on).date() if isinstance(on, datetime) else on
    begun = [model for model in load_models() if model.valid_from <= day]
    if not begun:
        raise NoModelInForceError(day)
    return begun[-1]


@cache
def load_model(folder: Path) -> Model:
    sheet = read_folder(folder)
    if problems := proofread(sheet):
        raise ModelRefusedError(problems)
    things = {kind: tuple(map(make, sheet.of(kind))) for kind, make in MAKERS.items()}
    return Model(
        version=sheet.headings[0]["version"],
        valid_from=sheet.headings[0]["valid_from"],
        roles=things["role"],
        topics=tuple(sorted(things["topic"], key=lambda topic: topic.order)),
        duties=tuple(sorted(things["duty"], key=lambda duty: duty.order)),
        advice=things["advice"],
        thresholds=things["threshold"],
    )


def _text(entry: Entry, name: str) -> Text:
    return Text(entry[f"{name}_da"], entry[f"{name}_en"])


def _role(entry: Entry) -> Role:
    return Role(
        code=entry["code"],
        title=_text(entry, "title"),
        agency_kind=AgencyKind(entry["agency_kind"]),
        wing=Wing(entry["wing"]) if entry["wing"] else None,
        may_coordinate=entry["may_coordinate"],
        staffed_per=StaffedPer(entry["staffed_per"]),
        note=entry["note"],
    )


def _topic(entry: Entry) -> Topic:
    return Topic(entry["code"], entry["order"], _text(entry, "title"), _text(entry, "hint"))


def _duty(entry: Entry) -> Duty:
    as_they_stand = ("code", "order", "accountable", "answers", "basis", "channel", "respond_within")
    may_be_empty = ("complete_within", "counts_from", "completes_on", "last_resort", "source")
    lists = ("topics", "executes", "consulted", "informed")
    cells: dict[str, Any] = {cell: entry[cell] for cell in (*as_they_stand, *may_be_empty)}
    cells |= {cell: tuple(entry.words(cell)) for cell in lists}
    return Duty(
        **cells,
        title=_text(entry, "title"),
        can=_text(entry, "can"),
        about=About(entry["about"]),
        clock=Clock(entry["clock"]),
        marks=tuple((cell, mark) for mark in Mark for cell in entry.words(mark)),
    )


def _advice(entry: Entry) -> Advice:
    question, answer = _text(entry, "question"), _text(entry, "answer")
    excludes = tuple(entry.words("excludes"))
    return Advice(entry["code"], question, answer, excludes, entry["settled_by"], entry["source"])


def _threshold(entry: Entry) -> Threshold:
    most = entry["most"] or 0
    return Threshold(Measure(entry["code"]), _text(entry, "title"), most, entry["within"], entry["source"])


MAKERS: dict[str, Callable[[Entry], Any]] = {
    "role": _role,
    "topic": _topic,
    "duty": _duty,
    "advice": _advice,
    "threshold": _threshold,
}
