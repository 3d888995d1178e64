"""Requests for access, their parts and decisions in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.core.actor import Actor
from backend.insight.access import ANSWER
from backend.insight.deciding import answered_at
from backend.insight.kinds import FoundBy
from backend.insight.models import AccessPart, AccessRequest, PartProposal, What
from backend.insight.wording import Looked, looked_lines
from backend.web.cases.deadlines import Deadline, deadline
from backend.web.insight import words


@dataclass(frozen=True)
class Asked:
    """`knows`: whose it is stands there for those who answer or decide; the others see a deadline. `name` is empty
    for those who may not read it."""

    id: UUID
    receipt: str
    kind: str
    received_at: datetime
    deadline: Deadline | None
    knows: bool
    name: str
    asker: str
    looks: bool
    answered_at: datetime | None


@dataclass(frozen=True)
class Proposed:
    id: UUID
    decision: str
    ground: str
    redacted_text: str
    others_basis: str
    note: str
    by: str
    at: datetime
    mine: bool


@dataclass(frozen=True)
class Part:
    id: UUID
    title: str
    number: str
    never: bool
    third_party: bool
    by_name: bool
    warnings: list[str]
    text: str
    looks: list[str]
    proposal: Proposed | None
    approved_by: str


def asked(row: AccessRequest, at: datetime) -> Asked:
    knows = bool(ANSWER & set(row.whys))  # type: ignore[attr-defined]  # asked for by the selector
    named, answered = knows and not row.nameless, answered_at(row)  # type: ignore[attr-defined]
    return Asked(
        id=row.pk,
        receipt=row.receipt,
        kind=str(words.KINDS[row.kind]),
        received_at=row.received_at,
        deadline=None if answered else deadline(row.answer_by, at),
        knows=knows,
        name=row.name if named else "",
        asker=str(words.ASKERS[row.asker]) if knows else "",
        looks=row.looks and knows,
        answered_at=answered,
    )


def part(row: AccessPart, by: Actor, looks: Iterable[Looked] = ()) -> Part:
    latest, approval = next(iter(row.proposals.all()), None), getattr(row, "approval", None)
    return Part(
        id=row.pk,
        title=_("Hvem der har kigget") if row.what == What.LOOKS else str(words.CATEGORIES[row.category]),
        number=row.number or "",  # type: ignore[attr-defined]  # asked for by the selector
        never=row.never,
        third_party=row.third_party,
        by_name=row.found_by == FoundBy.NAME,
        warnings=_warnings(row),
        text=row.item.text if row.item and not row.never else "",
        looks=looked_lines(looks, 1 if get_language() == "en" else 0),
        proposal=proposed(latest, by) if latest else None,
        approved_by=approval.by.name if approval else "",
    )


def _warnings(row: AccessPart) -> list[str]:
    """What somebody who decides must not overlook."""
    others = ", ".join(str(words.PEOPLE[each]) for each in row.others)
    said = [
        (row.never, _("Gives aldrig. Kan kun afslås")),
        (row.third_party, _("Handler også om: %s") % others),
        (row.linked == "udoever", _("Den, der spørger, er udøver i sagen")),
        (row.found_by == FoundBy.NAME, _("Personen er alene fundet ved navn")),
        (row.regime == "law-enforcement", _("Følger retshåndhævelsesloven")),
    ]
    return [warning for is_so, warning in said if is_so]


def proposed(row: PartProposal, by: Actor) -> Proposed:
    return Proposed(
        id=row.pk,
        decision=str(words.DECISIONS[row.decision]),
        ground=str(words.GROUNDS[row.ground]) if row.ground else "",
        redacted_text=row.redacted_text,
        others_basis=str(words.OTHERS[row.others_basis]) if row.others_basis else "",
        note=row.note,
        by=row.by.name,
        at=row.at,
        mine=row.by_id == by.id,
    )
