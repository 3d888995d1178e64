"""What happened to a case, in words: a table total over what is recorded, and names of those the reader may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.models import Handover, HistoryLine, WishKind
from backend.web.cases import words
from backend.web.cases.colleagues import actor_named, named

WORDS: dict[str, Promise] = {
    "opened": _("Sagen blev åbnet"),
    "acknowledged": _("Sagen blev bekræftet"),
    "acknowledge-overdue": _("Sagen var ikke bekræftet til tiden"),
    "screened": _("Sagen blev vurderet"),
    "changed": _("Oplysninger i sagen blev ændret"),
    "closed": _("Sagen blev lukket"),
    "reopened": _("Sagen blev genåbnet"),
    "coordination-moved": _("Sagen fik ny koordinator eller stedfortræder"),
    "coordinator-away": _("Koordinatoren blev meldt væk"),
    "nobody-left": _("Der manglede nogen, der kan koordinere"),
    "handover-offered": _("En opgave blev tilbudt"),
    "handover-accepted": _("Opgaven blev taget"),
    "handover-declined": _("Opgaven blev afvist"),
    "handover-returned": _("Opgaven kom tilbage"),
    "handover-withdrawn": _("Opgaven blev trukket tilbage"),
    "handover-with-chair": _("Opgaven gik til styregruppens formand"),
    "handover-placed": _("Styregruppens formand placerede opgaven"),
    "handover-done": _("Opgaven blev færdig"),
    "handover-not-possible": _("Opgaven kunne ikke løses"),
    "handover-overdue": _("Opgaven kom over fristen"),
    "offer-lapsed": _("Tilbuddet blev ikke besvaret til tiden"),
    "duty-handed-back": _("Opgaven kom tilbage, fordi den, der havde den, ikke længere kan"),
    "contact-achieved": _("Der blev opnået kontakt"),
    "told": _("Personen fik besked"),
    "wish-recorded": _("Et ønske fra personen blev noteret"),
    "message-handled": _("En besked blev taget hånd om"),
    "referral-opened": _("Sagen kom fra en henvisning"),
    "recused": _("En kollega blev inhabil i sagen"),
    "party-added": _("En part blev føjet til sagen"),
    "consent-recorded": _("Et samtykke blev noteret"),
    "consent-withdrawn": _("Et samtykke blev trukket tilbage"),
}
WISHES: dict[str, Promise] = {
    WishKind.ANOTHER_COORDINATOR: _("En anden koordinator"),
    WishKind.WITHDRAWAL: _("Vil ikke være med længere"),
}
PEOPLE = ("coordinator", "deputy", "holder", "person")
ROLES: dict[str, Promise] = {"coordinator": _("koordinator"), "deputy": _("stedfortræder")}


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
        yield words.duty(handover.duty, at)
    if "outcome" in details:
        yield words.told(words.OUTCOMES, details["outcome"])
    if "role" in details:
        yield words.role(details["role"], at)
    if "suggested_role" in details:
        yield words.role(details["suggested_role"], at)
    yield from _people(details, names)
    yield _reason(line)
    yield words.question(details.get("advice", ""), at)
    if "kind" in details:
        yield str(WISHES[details["kind"]])


def _people(details: dict[str, str], names: dict[str, str]) -> Iterable[str]:
    for key in PEOPLE:
        if key in details:
            name = named(names, details[key])
            yield f"{ROLES[key]}: {name}" if key in ROLES else name


def _reason(line: HistoryLine) -> str:
    """The coded reasons, of a refusal or of an end; any other code is not for people."""
    reason = line.details.get("reason", "")
    return str(words.DECLINES.get(reason) or words.ENDS.get(reason) or "")
