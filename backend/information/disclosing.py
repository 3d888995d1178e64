"""Passing an item on, inside a deed already begun: weighed first, written once, and its readers told."""

from collections.abc import Sequence
from uuid import UUID

from backend.agencies.models import Partner
from backend.coordination.events import Event, Happening
from backend.coordination.models import CaseParty
from backend.core.deed import Deed
from backend.core.refusals import Unusable
from backend.information.models import CasePlace, Consent, Disclosure, DisclosureBasis, Item, ItemSight
from backend.information.passing import Category, Channel, kept_from_investigation, missing
from backend.information.weighing import Passing, consents_to, weighed


def pass_on(doing: Deed, item: Item, about: Sequence[CaseParty], to: Partner, passing: Passing) -> Disclosure:
    """`about`: everybody the item is about. Unusable with everything that is missing, for every one of them."""
    if (to.agency_id, passing.to_wing) == (item.controller_id, item.wing):
        raise Unusable("theirs-already", field="to_agency")
    if passing.bases.keys() - {party.pk for party in about}:
        raise Unusable("unknown-party", field="bases")
    consents = consents_to(item, to, passing, doing.at)
    lacking = missing(weighed(item, to, passing, about, consents))
    if lacking:
        raise Unusable("cannot-be-shared", missing=[str(each) for each in lacking])
    disclosure = _disclosure(doing, item, to, passing)
    DisclosureBasis.objects.bulk_create(_bases(disclosure, passing, consents))
    _tell(doing, disclosure)
    return disclosure


def _disclosure(doing: Deed, item: Item, to: Partner, passing: Passing) -> Disclosure:
    return Disclosure.objects.create(
        item=item,
        kept=kept_from_investigation(Category(item.category), Channel(item.channel)),
        to_agency=to.agency,
        to_wing=passing.to_wing,
        purpose=passing.purpose or "",
        necessity=passing.necessity,
        channel=passing.channel,
        patient_told=passing.patient_told,
        why_not=passing.why_not,
        by=doing.by.person,
        at=doing.at,
    )


def _bases(disclosure: Disclosure, passing: Passing, consents: dict[UUID, Consent]) -> list[DisclosureBasis]:
    return [
        DisclosureBasis(
            disclosure=disclosure,
            item=disclosure.item,
            party_id=party,
            basis=said.basis,
            consent=consents.get(party),
            released=said.released,
        )
        for party, said in passing.bases.items()
    ]


def _tell(doing: Deed, disclosure: Disclosure) -> None:
    """Those who read it from now."""
    case = disclosure.item.case_id
    there = CasePlace.objects.filter(case=case, agency=disclosure.to_agency_id, wing=disclosure.to_wing)
    sights = ItemSight.objects.filter(item=disclosure.item_id, person__in=there.values("person_id"))
    readers = tuple(sorted(set(sights.values_list("person_id", flat=True))))
    doing.tells(Event(Happening.INFORMATION_SHARED, case_id=case, named=readers))
