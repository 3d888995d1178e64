"""The people of a case as a reader may name them: whoever may not read a name reads what they are to the case."""

from collections.abc import Iterable
from uuid import UUID

from backend.coordination.models import CaseParty
from backend.coordination.selectors import parties_for
from backend.core.actor import Actor
from backend.web.information.words import KINDS


class Named:
    """By their ids; `readable`: those the reader may write about and choose among."""

    def __init__(self, reader: Actor, case_id: UUID) -> None:
        self.readable = {party.pk: party for party in parties_for(reader, case_id)}

    def name(self, party: CaseParty) -> str:
        kind = str(KINDS[party.kind])
        known = self.readable.get(party.pk)
        return f"{known.name} ({kind})" if known and known.name else kind[:1].upper() + kind[1:]

    def choices(self) -> list[tuple[str, str]]:
        return self.choices_of(self.readable.values())

    def choices_of(self, parties: Iterable[CaseParty]) -> list[tuple[str, str]]:
        return [(str(party.pk), self.name(party)) for party in parties]
