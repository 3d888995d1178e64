"""Passing an item on to another agency, and deciding not to. Both are written once, and never changed."""

from datetime import datetime
from uuid import UUID

from backend.agencies.models import Agency
from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import Unusable
from backend.information.deeds import locked_item, partner_of
from backend.information.models import (
    CasePlace,
    Consent,
    Disclosure,
    DisclosureBasis,
    Item,
    ItemSight,
    NotShared,
)
from backend.information.passing import missing
from backend.information.weighing import Passing, consents_to, parties_of, weighed


def disclose(*, item_id: UUID, passing: Passing, by: Actor, at: datetime) -> Disclosure:
    """To an agency and a wing of it. Refused with everything that is missing, for every person it is about (P7)."""
    with case_deed(by=by, at=at) as doing:
        item = locked_item(doing, item_id)
        to = partner_of(item.case, passing.to_agency, "to_agency")
        if (to.agency_id, passing.to_wing) == (item.controller_id, item.wing):
            raise Unusable("theirs-already", field="to_agency")
        parties, consents = parties_of(item, passing), consents_to(item, passing, at)
        lacking = missing(weighed(item, to, passing, parties, consents))
        if lacking:
            raise Unusable("cannot-be-shared", missing=[str(each) for each in lacking])
        return _disclosed(doing, item, to.agency, passing, consents)


def _disclosed(
    doing: Deed, item: Item, receiver: Agency, passing: Passing, consents: dict[UUID, Consent]
) -> Disclosure:
    disclosure = Disclosure.objects.create(
        item=item,
        kept=item.kept,
        to_agency=receiver,
        to_wing=passing.to_wing,
        purpose=passing.purpose or "",
        necessity=passing.necessity,
        channel=passing.channel,
        patient_told=passing.patient_told,
        why_not=passing.why_not,
        by=doing.by.person,
        at=doing.at,
    )
    DisclosureBasis.objects.bulk_create(
        DisclosureBasis(
            disclosure=disclosure,
            item=item,
            party_id=party,
            basis=said.basis,
            consent=consents.get(party),
            released=said.released,
        )
        for party, said in passing.bases.items()
    )
    _tell(doing, disclosure)
    return disclosure


def _tell(doing: Deed, disclosure: Disclosure) -> None:
    """Those who read it from now."""
    there = CasePlace.objects.filter(
        case=disclosure.item.case_id, agency=disclosure.to_agency_id, wing=disclosure.to_wing
    )
    sights = ItemSight.objects.filter(item=disclosure.item_id, person__in=there.values("person_id"))
    readers = tuple(sorted(set(sights.values_list("person_id", flat=True))))
    doing.tells(Event(Happening.INFORMATION_SHARED, case_id=disclosure.item.case_id, named=readers))


def decide_not_to_share(*, item_id: UUID, to_agency: UUID, reason: str, by: Actor, at: datetime) -> NotShared:
    """A no, with its reason, for those who answer for the item. Nobody is obliged to share by § 115(4)."""
    with case_deed(by=by, at=at) as doing:
        item = locked_item(doing, item_id)
        to = partner_of(item.case, to_agency, "to_agency")
        return NotShared.objects.create(item=item, to_agency=to.agency, reason=reason, by=by.person, at=at)
