"""Passing an item on to another agency, pushing one without a seat, and deciding not to share."""

from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from uuid import UUID, uuid4

from backend.coordination.deeds import case_deed, locked_handover
from backend.coordination.lifecycle import Move
from backend.coordination.models import Case, CaseParty, HandoverKind
from backend.coordination.staffing import wing_of
from backend.core.actor import Actor
from backend.core.refusals import NotPossible
from backend.information.deeds import locked_item
from backend.information.disclosing import pass_on, refusals_on_record
from backend.information.models import Disclosure, NotShared
from backend.information.partners import partner_of
from backend.information.weighing import Passing, Said, decisions_not_to_share
from backend.information.writing import Known, write


def disclose(
    *, item_id: UUID, to_agency: UUID, passing: Passing, by: Actor, at: datetime, as_id: UUID | None = None
) -> Disclosure:
    """To an agency and a wing of it. Refused with everything that is missing, for every person it is about (P7)."""
    with refusals_on_record(by, at, f"item:{item_id}"), case_deed(by=by, at=at) as doing:
        item = locked_item(doing, item_id)
        to = partner_of(item.case, "to_agency", agency=to_agency)
        about = [each.party for each in item.about.select_related("party").order_by("id")]
        no = decisions_not_to_share(item).filter(to_agency=to.agency_id).exists()
        return pass_on(doing, item, about, to, passing, as_id=as_id, decided_not=no)


@dataclass(frozen=True)
class Pushed:
    """What a duty's holder knows, and by kind of party on which basis it passes; the rest as in any disclosure."""

    known: Known
    bases: dict[str, Said]
    passing: Passing


def push_item(
    *, handover_id: UUID, pushed: Pushed, by: Actor, at: datetime, as_id: UUID | None = None
) -> Disclosure:
    """From the holder of a duty to the agency that coordinates, written and disclosed in one: psychiatry and
    probation let know without a seat, and read nothing in return (model L11)."""
    with refusals_on_record(by, at, f"handover:{handover_id}"), case_deed(by=by, at=at) as doing:
        # whoever may say that a duty is done may say what is known of it
        handover = locked_handover(doing, handover_id, Move.FINISH)
        if handover.kind != HandoverKind.DUTY:
            raise NotPossible("not-in-this-state", state=handover.state)
        case, wing = handover.case, wing_of(handover.role, at)
        about = _of_kinds(case, pushed.bases)
        agency = by.person.employer
        item = write(doing, case, pushed.known, about, agency=agency, wing=wing or "", as_id=as_id)
        to = partner_of(case, "to_agency", agency__people=case.coordinator_id)
        bases = {party.pk: pushed.bases[party.kind] for party in about}
        passing = replace(pushed.passing, bases=bases)
        # nor is it told how many there are of a kind
        return pass_on(doing, item, about, to, passing, named=attrgetter("kind"))


def _of_kinds(case: Case, bases: dict[str, Said]) -> list[CaseParty]:
    return list(CaseParty.objects.filter(case=case, kind__in=bases).order_by("kind", "id"))


def decide_not_to_share(
    *, item_id: UUID, to_agency: UUID, reason: str, by: Actor, at: datetime, as_id: UUID | None = None
) -> NotShared:
    """A no, with its reason, for those who answer for the item. Nobody is obliged to share by § 115(4)."""
    with case_deed(by=by, at=at) as doing:
        item = locked_item(doing, item_id)
        to = partner_of(item.case, "to_agency", agency=to_agency)
        return NotShared.objects.create(
            id=as_id or uuid4(), item=item, to_agency=to.agency, reason=reason, by=by.person, at=at
        )
