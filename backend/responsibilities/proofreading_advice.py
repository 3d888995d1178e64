"""One agreed answer to each question, and nothing in any answer that the partners agreed not to say (P5)."""

import re
from collections.abc import Iterator

from backend.responsibilities.entries import Entry, Problem, Sheet
from backend.responsibilities.vocabulary import StaffedPer

NOT_WORDS = re.compile(r"[\W_]+")


def plain(sentence: str) -> str:
    """The words alone, so that a comma or a capital letter hides nothing."""
    return f" {NOT_WORDS.sub(' ', sentence.casefold()).strip()} "


def advice_problems(sheet: Sheet) -> Iterator[Problem]:
    advice = sheet.of("advice")
    yield from _two_answers(advice)
    yield from _says_excluded(advice)
    yield from _settled_by_nobody(advice, sheet)


def _two_answers(advice: list[Entry]) -> Iterator[Problem]:
    for cell in ("question_da", "question_en"):
        seen: dict[str, Entry] = {}
        for entry in advice:
            if not entry[cell]:
                continue
            first = seen.setdefault(plain(entry[cell]), entry)
            if first is not entry:
                yield entry.problem("two-answers", f"{first['code']} answers the same question", cell)


def _says_excluded(advice: list[Entry]) -> Iterator[Problem]:
    excluded = {sentence: plain(sentence) for entry in advice for sentence in entry.words("excludes")}
    for entry in advice:
        for cell in ("answer_da", "answer_en"):
            said = plain(entry[cell])
            for sentence, words in excluded.items():
                if words in said:
                    yield entry.problem("says-what-is-excluded", f"{sentence!r}", cell)


def _settled_by_nobody(advice: list[Entry], sheet: Sheet) -> Iterator[Problem]:
    staffed = {role["code"] for role in sheet.of("role") if role["staffed_per"] != StaffedPer.NONE}
    for entry in advice:
        if entry["settled_by"] not in staffed:
            yield entry.problem(
                "unknown-code", f"no staffed role {entry['settled_by']!r} settles it", "settled_by"
            )
