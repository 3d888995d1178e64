"""What happened to a case, in words: a table total over what is recorded, and names of those the reader may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.coordination.models import Handover, HistoryLine
from backend.web.cases import titles, words
from backend.web.cases.colleagues import actor_named, named
from backend.web.cases.happened import WORDS

PEOPLE = ("coordinator", "deputy", "holder", "person")
ROLES: dict[str, Promise] = {
    "coordinator": gettext_lazy("koordinator"),
    "deputy": gettext_lazy("stedfortræder"),
}


@dataclass(frozen=True)
class Line:
    at: datetime
    text: str
    who: str
    more: list[str]


def people_in(lines: Iterable[HistoryLine]) -> set[str]:
    """Everybody the lines point at, whose names are to be asked for through sight."""
    found = {str(line.actor) for line in lines if line.actor}
    return found | {line.details[key] for line in lines for key in PEOPLE if key in line.details}


def told(
    lines: Iterable[HistoryLine], names: dict[str, str], handovers: Mapping[str, Handover], at: datetime
) -> list[Line]:
    """Newest first."""
    shown = [
        Line(
            at=line.at,
            text=str(WORDS[line.what]),
            who=actor_named(names, line.actor_kind, line.actor),
            more=list(filter(None, _more(line, names, handovers, at))),
        )
        for line in lines
    ]
    return shown[::-1]


def _more(
    line: HistoryLine, names: dict[str, str], handovers: Mapping[str, Handover], at: datetime
) -> Iterable[str]:
    details = line.details
    if handover := handovers.get(details.get("handover", "")):
        yield titles.duty(handover.duty, at)
    if "outcome" in details:
        yield words.told(words.OUTCOMES, details["outcome"])
    if "role" in details:
        yield titles.role(details["role"], at)
    if "suggested_role" in details:
        yield titles.role(details["suggested_role"], at)
    if "verdict" in details:
        yield words.told(words.VERDICTS, details["verdict"])
    if other := names.get(details.get("other", "")):
        yield _("Sag %s") % other
    yield from _people(details, names)
    yield _reason(line)
    yield titles.question(details.get("advice", ""), at)
    if "kind" in details:
        yield str(words.WISHES[details["kind"]])


def _people(details: dict[str, str], names: dict[str, str]) -> Iterable[str]:
    for key in PEOPLE:
        if key in details:
            name = named(names, details[key])
            yield f"{ROLES[key]}: {name}" if key in ROLES else name


def _reason(line: HistoryLine) -> str:
    """The coded reasons, of a refusal or of an end; any other code is not for people."""
    reason = line.details.get("reason", "")
    return str(next((known[reason] for known in words.REASONS if reason in known), ""))
