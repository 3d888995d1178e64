"""ISO 8601 durations as the model writes them (PT15M, P1D, P3M). Reading and saying; no calendar."""

import re
from dataclasses import dataclass
from datetime import timedelta

FORM = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?",
    re.ASCII,
)
WORDS = {
    "da": (
        ("måned", "måneder"),
        ("dag", "dage"),
        ("time", "timer"),
        ("minut", "minutter"),
        ("sekund", "sekunder"),
    ),
    "en": (
        ("month", "months"),
        ("day", "days"),
        ("hour", "hours"),
        ("minute", "minutes"),
        ("second", "seconds"),
    ),
}
WORKING_DAYS = {
    "da": (WORDS["da"][0], ("arbejdsdag", "arbejdsdage"), *WORDS["da"][2:]),
    "en": (WORDS["en"][0], ("working day", "working days"), *WORDS["en"][2:]),
}
LONGEST = 5  # digits: nothing in the model runs longer than 99,999 of anything


class UnreadableDurationError(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and days are counted on the calendar, hours and less as time that passes."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    @property
    def elapsed(self) -> timedelta:
        return timedelta(seconds=self.seconds)

    @property
    def is_at_once(self) -> bool:
        """An hour or less: whoever answers must be open now (design.md, P1)."""
        return not self.months and not self.days and self.seconds <= 3600


def read(text: str) -> Duration:
    found = FORM.fullmatch(text)
    if not found or any(len(part or "") > LONGEST for part in found.groups()):
        raise UnreadableDurationError(f"{text!r} is not an ISO 8601 duration")
    part = {name: int(value or 0) for name, value in found.groupdict().items()}
    duration = Duration(
        months=12 * part["years"] + part["months"],
        days=7 * part["weeks"] + part["days"],
        seconds=3600 * part["hours"] + 60 * part["minutes"] + part["seconds"],
    )
    if duration == Duration():
        raise UnreadableDurationError(f"{text!r} is no time at all")
    return duration


def in_words(duration: Duration, language: str = "da", *, working: bool = False) -> str:
    hours, rest = divmod(duration.seconds, 3600)
    amounts = (duration.months, duration.days, hours, *divmod(rest, 60))
    words = WORKING_DAYS[language] if working else WORDS[language]
    said = [f"{n} {many if n != 1 else one}" for n, (one, many) in zip(amounts, words, strict=True) if n]
    return " ".join(said)
