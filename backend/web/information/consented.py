"""Consents in words: for each person to whom, what for and until when, and whether one may still be leaned on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.information.models import Consent
from backend.information.use_cases.reminders import BEFORE
from backend.web.cases.words import told
from backend.web.information import words

STATES: dict[str, tuple[Promise, str]] = {
    "stands": (_("Gælder"), "success"),
    "ending": (_("Udløber snart"), "warning"),
    "anew": (_("Skal indhentes på ny"), "warning"),
    "replaced": (_("Afløst af et nyere"), "info"),
    "ended": (_("Udløbet"), "info"),
    "withdrawn": (_("Trukket tilbage"), "info"),
}
LIVE = frozenset({"stands", "ending"})
TO_ASK = frozenset({"ending", "anew", "ended"})


@dataclass(frozen=True)
class Shown:
    """`asks`: the question that gets it anew, filled in. `last`: the last day it stands."""

    id: UUID
    recipient: str
    giver: str
    purpose: str
    category: str
    how: str
    given_at: datetime
    last: datetime
    withdrawn_at: datetime | None
    state: str
    colour: str
    may_withdraw: bool
    asks: dict[str, object] | None


def by_person(
    rows: Sequence[Consent], people: Iterable[tuple[str, str]], at: datetime
) -> list[tuple[str, list[Shown]]]:
    """In the order of the people, the latest first."""
    told_of: dict[str, list[Shown]] = {}
    for row in reversed(rows):
        told_of.setdefault(str(row.party_id), []).append(shown(row, rows, at))
    return [(name, told_of[key]) for key, name in people if key in told_of]


def shown(row: Consent, among: Iterable[Consent], at: datetime) -> Shown:
    state = state_of(row, among, at)
    text, colour = STATES[state]
    return Shown(
        id=row.pk,
        recipient=row.recipient.name,
        giver=row.controller.name,
        purpose=told(words.PURPOSES, row.purpose),
        category=told(words.CATEGORIES, row.category),
        how=told(words.HOW_GIVEN, row.how_given),
        given_at=row.given_at,
        last=row.until - timedelta(seconds=1),
        withdrawn_at=row.withdrawn_at,
        state=str(text),
        colour=colour,
        may_withdraw=state in LIVE,
        asks=asking(row.party_id, row.recipient_id, row.purpose, row.category) if state in TO_ASK else None,
    )


def state_of(row: Consent, among: Iterable[Consent], at: datetime) -> str:
    if row.withdrawn_at:
        return "withdrawn"
    if row.stands:  # type: ignore[attr-defined]  # asked for by the selector
        return "ending" if row.until < at + BEFORE else "stands"
    if any(_replaces(each, row) for each in among):
        return "replaced"
    return "ended" if row.until <= at else "anew"


def _replaces(newer: Consent, row: Consent) -> bool:
    """For just the same, given later: to the same agency, or to whoever coordinates in its place."""
    kind = ("party_id", "recipient_id", "purpose", "category")
    same = all(getattr(newer, name) == getattr(row, name) for name in kind)
    heir = newer.controller_id == row.controller_id or (newer.owned and row.owned)
    return newer.pk != row.pk and same and heir and newer.given_at >= row.given_at


def asking(party: UUID, recipient: UUID, purpose: str, category: str) -> dict[str, object]:
    """The fields of the form, as they stand in an address: ids and codes, never a name."""
    return {"party": party, "recipient": recipient, "purpose": purpose, "category": category}
