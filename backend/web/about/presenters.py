"""The lines anybody may ring, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from backend.responsibilities.national_lines import NationalLine


@dataclass(frozen=True)
class HelpLine:
    title: str
    phone: str
    checked_on: date | None
    acute: bool


def help_lines(lines: Iterable[NationalLine]) -> list[HelpLine]:
    language = get_language() or "da"
    return [
        HelpLine(each.line.title.told(language), each.line.phone, each.line.checked_on, each.always)
        for each in lines
    ]
