"""Items in words: by kind, with whose they are, whom they are about, and to whom they passed on what basis."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from backend.information.models import Disclosure, Item, NotShared
from backend.information.passing import Category
from backend.web.cases.words import told
from backend.web.information import words
from backend.web.information.people import Named
from backend.web.information.recipients import named as receiver


@dataclass(frozen=True)
class Passed:
    to: str
    purpose: str
    necessity: str
    bases: list[str]
    channel: str
    patient: str
    by: str
    at: datetime


@dataclass(frozen=True)
class NotPassed:
    to: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Shown:
    """`sealed`: the text is not here, but given to who says why. `own`: of the reader's agency, to pass on and to write
    anew."""

    id: UUID
    category: str
    nature: str
    text: str
    sealed: bool
    about: str
    channel: str
    controller: str
    regime: str
    by: str
    at: datetime
    ended_at: datetime | None
    own: bool
    withdrawn_at: datetime | None
    passed: Sequence[Passed]
    not_passed: Sequence[NotPassed]


@dataclass(frozen=True)
class Known:
    """`groups`: what stands, by kind; `earlier`: what was written anew."""

    groups: list[tuple[str, list[Shown]]]
    earlier: list[Shown]


def known(
    items: Iterable[Item], passed: Iterable[Disclosure], not_passed: Iterable[NotShared], names: Named
) -> Known:
    went, stayed = defaultdict(list), defaultdict(list)
    rows = list(items)
    about = {row.pk: {each.party_id: names.name(each.party) for each in row.about.all()} for row in rows}
    for one in passed:
        went[one.item_id].append(_passed(one, about[one.item_id]))
    for no in not_passed:
        stayed[no.item_id].append(NotPassed(no.to_agency.name, no.reason, no.by.name, no.at))
    by_kind: dict[str, list[Shown]] = {code: [] for code in words.CATEGORIES}
    earlier: list[Shown] = []
    for row in rows:
        told_in = earlier if row.ended_at else by_kind[row.category]
        told_in.append(shown(row, names, went[row.pk], stayed[row.pk]))
    groups = [(told(words.CATEGORIES, code), found) for code, found in by_kind.items() if found]
    return Known(groups, earlier)


def shown(
    row: Item, names: Named, passed: Sequence[Passed] = (), not_passed: Sequence[NotPassed] = ()
) -> Shown:
    sealed = row.category == Category.SEALED_ADDRESS
    return Shown(
        id=row.pk,
        category=told(words.CATEGORIES, row.category),
        nature=told(words.NATURES_SHORT, row.nature),
        text="" if sealed else row.text,
        sealed=sealed,
        about=", ".join(names.name(each.party) for each in row.about.all()),
        channel=row.channel.upper(),
        controller=controller_of(row),
        regime=told(words.REGIMES, row.regime),
        by=row.written_by.name,
        at=row.written_at,
        ended_at=row.ended_at,
        own="own" in row.whys,  # type: ignore[attr-defined]  # asked for by the selector
        withdrawn_at=row.withdrawn_at,  # type: ignore[attr-defined]  # likewise
        passed=passed,
        not_passed=not_passed,
    )


def controller_of(row: Item) -> str:
    return f"{row.controller.name}, {words.WINGS[row.wing]}" if row.wing else row.controller.name


def _passed(row: Disclosure, about: Mapping[UUID, str]) -> Passed:
    return Passed(
        to=receiver(row.to_agency, row.to_wing),
        purpose=told(words.PURPOSES, row.purpose),
        necessity=row.necessity,
        bases=[f"{about[each.party_id]}: {told(words.BASES, each.basis)}" for each in row.bases.all()],
        channel=row.channel.upper(),
        patient=_patient(row),
        by=row.by.name,
        at=row.at,
    )


def _patient(row: Disclosure) -> str:
    if row.patient_told is None and not row.why_not:
        return ""
    return (
        _("Patienten har fået besked")
        if row.patient_told
        else _("Patienten har ikke fået besked: %s") % row.why_not
    )
