"""Two cases of one person that became one: which the other is, for those who see both."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from backend.coordination.lifecycle import Handing
from backend.coordination.models import Case, Handover, HandoverKind, HistoryLine
from backend.coordination.selectors import cases_for
from backend.core.actor import Actor


@dataclass(frozen=True)
class Joined:
    """`number` is empty where the reader does not see the other."""

    id: UUID
    number: str


def numbers(by: Actor, lines: Iterable[HistoryLine]) -> dict[str, str]:
    """Of the other cases that the history names."""
    others = {line.details["other"] for line in lines if "other" in line.details}
    found = cases_for(by).filter(pk__in=others).values_list("pk", "number") if others else ()
    return {str(pk): number for pk, number in found}


def joined(case: Case, handovers: Iterable[Handover], known: dict[str, str]) -> Joined | None:
    """The case that took this one over. It goes on there, and not here."""
    taken = (row for row in handovers if row.kind == HandoverKind.MOVE and row.state == Handing.ACCEPTED)
    into = next((row.relocation.into_id for row in taken if row.relocation.into_id), None)
    return Joined(into, known.get(str(into), "")) if case.closed_at and into else None
