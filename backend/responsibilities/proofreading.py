"""What a model must be before it may be published or used: each defect is refused with its file and line.

Judges the files as written (`entries`). What a sound model looks like from the inside belongs in `book`, who
staffs it in `readiness`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from backend.responsibilities.deadlines import Clock, fits
from backend.responsibilities.duration import UnreadableDurationError, read
from backend.responsibilities.entries import KINDS, Entry, Problem, Sheet
from backend.responsibilities.proofreading_advice import advice_problems
from backend.responsibilities.vocabulary import (
    ENDS,
    STARTS,
    About,
    AgencyKind,
    Mark,
    Measure,
    StaffedPer,
    Wing,
    is_udoever_side,
)

Problems = Iterator[Problem]

LISTS = {"topics", "executes", "consulted", "informed", "excludes", *Mark}
SINGLE_ROLES = {"answers", "accountable"}  # a second one is a list, so that it can be named when refused
SHAPES: dict[str, type] = {
    "order": int,
    "most": int,
    "last_resort": bool,
    "may_coordinate": bool,
} | dict.fromkeys(LISTS, list)
MARKED_CELLS = (
    *("accountable", "answers", "executes", "consulted", "informed", "can", "basis", "channel"),
    *("clock", "respond_within", "complete_within", "counts_from", "completes_on", "last_resort"),
)
KNOWN_CELLS = {
    "role": {"code", "title_da", "title_en", "agency_kind", "wing", "may_coordinate", "staffed_per", "note"},
    "topic": {"code", "order", "title_da", "title_en", "hint_da", "hint_en"},
    "duty": {"code", "order", "title_da", "title_en", "about", "topics", "can_da", "can_en", "source"}
    | {*MARKED_CELLS, *Mark} - {"can"},
    "advice": {"code", "question_da", "question_en", "answer_da", "answer_en", "excludes", "settled_by", "source"},
    "threshold": {"code", "title_da", "title_en", "most", "within", "source", *Mark},
}  # fmt: skip
BOTH_LANGUAGES = {
    "role": ("title",),
    "topic": ("title", "hint"),
    "duty": ("title", "can"),
    "advice": ("question", "answer"),
    "threshold": ("title",),
}
CHOICES: dict[tuple[str, str], set[Any]] = {
    ("role", "agency_kind"): set(AgencyKind),
    ("role", "staffed_per"): set(StaffedPer),
    ("role", "wing"): {*Wing, ""},
    ("role", "may_coordinate"): {True, False},
    ("duty", "about"): set(About),
    ("threshold", "code"): set(Measure),
    ("duty", "clock"): set(Clock),
    ("duty", "last_resort"): {True, False},
    ("duty", "counts_from"): {*STARTS, ""},
    ("duty", "completes_on"): {*ENDS, ""},
}
NOT_TOLD_ABOUT_BY_ASKING = {About.EXPOSED, About.CHILD, About.RELATIVE}


def proofread(sheet: Sheet) -> list[Problem]:
    """Every problem, in the order of the files; an empty list is a sound model."""
    found = {*sheet.unreadable, *_shapes(sheet)}
    if not found:
        found.update(chain.from_iterable(check(sheet) for check in CHECKS))
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.code, problem.message))


def _shapes(sheet: Sheet) -> Problems:
    """Nothing else can be judged before every cell is a text, a list, a number or a yes as it should be."""
    for entry in sheet.entries:
        for cell, value in entry.values.items():
            if not _has_shape(cell, value):
                yield entry.problem("wrong-shape", f"{cell} may not be written as {value!r}", cell)


def _has_shape(cell: str, value: object) -> bool:
    if isinstance(value, list):
        return cell in LISTS | SINGLE_ROLES and all(isinstance(part, str) for part in value)
    return type(value) is SHAPES.get(cell, str)


def _headings(sheet: Sheet) -> Problems:
    if not sheet.headings:
        yield Problem("", 1, "missing-heading", "there is no file at all")
    for heading in sheet.headings:
        for cell in ("version", "valid_from"):
            if not heading[cell]:
                yield heading.problem("missing-heading", f"no {cell}", cell)
            elif heading[cell] != sheet.headings[0][cell]:
                yield heading.problem("headings-differ", f"{cell} is not that of the other files", cell)


def _codes(sheet: Sheet) -> Problems:
    for kind in KINDS:
        seen: dict[str, Entry] = {}
        for entry in sheet.of(kind):
            first = seen.setdefault(entry["code"], entry)
            if not entry["code"]:
                yield entry.problem("missing-code", f"a {kind} without a code")
            elif first is not entry:
                yield entry.problem("duplicate-code", f"first at {first.file}:{first.line}", "code")


def _cells(sheet: Sheet) -> Problems:
    for entry in sheet.entries:
        for cell in entry.values.keys() - KNOWN_CELLS[entry.kind]:
            yield entry.problem("unknown-cell", f"{cell} is not a cell of a {entry.kind}", cell)
        if "source" in KNOWN_CELLS[entry.kind] and not entry["source"]:
            yield entry.problem("missing-source", "no source", "source")


def _languages(sheet: Sheet) -> Problems:
    for entry in sheet.entries:
        for text in BOTH_LANGUAGES[entry.kind]:
            for cell in (f"{text}_da", f"{text}_en"):
                if not str(entry[cell]).strip():
                    yield entry.problem("missing-text", f"{cell} is empty", cell)


def _choices(sheet: Sheet) -> Problems:
    for entry in sheet.entries:
        for (kind, cell), allowed in CHOICES.items():
            if kind == entry.kind and entry[cell] not in allowed:
                yield entry.problem("unknown-code", f"{cell} may not be {entry[cell]!r}", cell)


def _topics(sheet: Sheet) -> Problems:
    known = {topic["code"] for topic in sheet.of("topic")}
    for duty in sheet.of("duty"):
        if not duty.words("topics"):
            yield duty.problem("no-topic", "nobody would find it", "topics")
        for code in duty.words("topics"):
            if code not in known:
                yield duty.problem("unknown-code", f"there is no topic {code}", "topics")


def _responsible(sheet: Sheet) -> Problems:
    unstaffed = {role["code"] for role in sheet.of("role") if role["staffed_per"] == StaffedPer.NONE}
    for duty in sheet.of("duty"):
        for cell, name in (("answers", "answering"), ("accountable", "accountable")):
            if len(duty.words(cell)) != 1:
                yield duty.problem(f"no-single-{name}-role", f"{cell} is {duty[cell]!r}", cell)
        for role in set(duty.words("answers")) & unstaffed:
            yield duty.problem("answering-role-not-staffed", f"nobody staffs {role}", "answers")


def _named_roles(sheet: Sheet) -> Problems:
    known = {role["code"] for role in sheet.of("role")}
    for duty in sheet.of("duty"):
        for cell in ("accountable", "answers", "executes", "consulted", "informed"):
            for role in duty.words(cell):
                if role not in known:
                    yield duty.problem("unknown-code", f"there is no role {role}", cell)


def _told_to_the_udoever(sheet: Sheet) -> Problems:
    """Nothing reaches the udøver's side by itself: not by being informed, nor by being asked."""
    for duty in sheet.of("duty"):
        cells = ["informed"]
        if duty["about"] in NOT_TOLD_ABOUT_BY_ASKING:
            cells += ["consulted", "executes"]
        for cell in cells:
            for role in filter(is_udoever_side, duty.words(cell)):
                yield duty.problem("told-to-the-udoever", f"{cell} names {role}", cell)


def _durations(sheet: Sheet) -> Problems:
    for duty in sheet.of("duty"):
        if not duty["respond_within"]:
            yield duty.problem("missing-duration", "no respond_within", "respond_within")
        if duty["complete_within"] and not duty["counts_from"]:
            yield duty.problem(
                "deadline-without-start", "complete_within counts from nothing", "complete_within"
            )
        if duty["counts_from"] and not duty["complete_within"]:
            yield duty.problem("start-without-deadline", "counts_from without complete_within", "counts_from")
        for cell in ("respond_within", "complete_within"):
            yield from _duration(duty, cell)
    for threshold in sheet.of("threshold"):
        yield from _duration(threshold, "within")


def _duration(duty: Entry, cell: str) -> Problems:
    if not duty[cell]:
        return
    try:
        duration = read(str(duty[cell]))
    except UnreadableDurationError as error:
        yield duty.problem("unreadable-duration", str(error), cell)
    else:
        if duty["clock"] in set(Clock) and not fits(duration, Clock(duty["clock"])):
            yield duty.problem("duration-off-clock", f"{duty[cell]} is no number of working days", cell)


def _thresholds(sheet: Sheet) -> Problems:
    """Time waited is measured in time, everything else is counted; what is asked again, within a time."""
    for entry in sheet.of("threshold"):
        counted = entry["code"] != Measure.WAITING
        timed = entry["code"] in (Measure.WAITING, Measure.ASKED_AGAIN)
        if (entry["most"] != "") != counted:
            yield entry.problem("wrong-threshold", "most counts, and is for what is counted", "most")
        if (entry["within"] != "") != timed:
            yield entry.problem("wrong-threshold", "within is for what takes time", "within")
        for cell in {"most", "within"} & entry.values.keys() - {*entry.words(Mark.PROPOSAL)}:
            yield entry.problem("unmarked-cell", f"{cell} does not say that it is a proposal", cell)


def _marks(sheet: Sheet) -> Problems:
    """Every filled cell has one mark, so that our proposals can never pass as sourced."""
    for duty in sheet.of("duty"):
        marked = defaultdict(list)
        for mark in Mark:
            for cell in duty.words(mark):
                marked[cell].append(mark)
        filled = {cell for cell in MARKED_CELLS if duty[cell if cell != "can" else "can_da"] != ""}
        for cell in filled - marked.keys():
            yield duty.problem("unmarked-cell", f"{cell} does not say where it is from", cell)
        for cell, marks in marked.items():
            if cell not in filled or len(marks) > 1:
                yield duty.problem("wrong-mark", f"{cell} is empty or marked twice", marks[-1])


CHECKS: tuple[Callable[[Sheet], Problems], ...] = (
    _headings,
    _codes,
    _cells,
    _languages,
    _choices,
    _topics,
    _responsible,
    _named_roles,
    _told_to_the_udoever,
    _durations,
    _thresholds,
    _marks,
    advice_problems,
)
