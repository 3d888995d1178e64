"""The other people of a case: children, relatives, the udøver. The exposed person came with the opening."""

from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed, locked_case, record
from backend.coordination.lifecycle import Step
from backend.coordination.models import CaseParty, PartyKind
from backend.core.actor import Actor


def add_party(
    *, case_id: UUID, kind: PartyKind, name: str, under_18: bool | None, by: Actor, at: datetime
) -> CaseParty:
    """A row of this case and of no other: there is no register of persons. Sealed; nobody is told who."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.CHANGE)
        party = CaseParty.objects.create(
            case=case,
            kind=kind,
            name=name,
            under_18=under_18,
            controller_id=case.controller_id,
            regime=case.regime,
        )
        record(doing, case, "party-added", party=party.pk)
        return party
