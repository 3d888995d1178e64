"""Passing an item on, inside a deed already begun: weighed first, written once, and its readers told."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

from backend.agencies.models import Partner
from backend.coordination.events import Event, Happening
from backend.coordination.models import CaseParty
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.record import put_on_record
from backend.core.refusals import NotPossible, Unusable
from backend.information.models import CasePlace, Consent, Disclosure, DisclosureBasis, Item, ItemSight
from backend.information.passing import (
    Category,
    Channel,
    Wanted,
    kept_from_investigation,
    missing,
    missing_for_each,
)
from backend.information.weighing import Passing, consents_to, weighed


def pass_on(
    doing: Deed,
    item: Item,
    about: Sequence[CaseParty],
    to: Partner,
    passing: Passing,
    *,
    named: Callable[[CaseParty], object] = lambda party: party.pk,
    as_id: UUID | None = None,
    decided_not: bool = False,
) -> Disclosure:
    """`about`: everybody the item is about. Unusable with everything that is missing, for every one of them as the
    giver knows them (`named`). NotPossible where nobody at the receiver would read it, even once the case is theirs.
    """
    if (to.agency_id, passing.to_wing) == (item.controller_id, item.wing):
        raise Unusable("theirs-already", field="to_agency")
    if passing.bases.keys() - {party.pk for party in about}:
        raise Unusable("unknown-party", field="bases")
    consents = consents_to(item, to, passing, doing.at)
    _check(
        weighed(item, to, passing, about, consents, decided_not=decided_not),
        [str(named(party)) for party in about],
    )
    disclosure = _disclosure(doing, item, to, passing, as_id or uuid4())
    DisclosureBasis.objects.bulk_create(_bases(disclosure, passing, consents))
    _tell(doing, disclosure, awaited=to.asked)  # type: ignore[attr-defined]  # asked for by partner_of
    return disclosure


def _check(wanted: Wanted, names: list[str]) -> None:
    if lacking := missing(wanted):
        each = zip(names, missing_for_each(wanted), strict=True)
        by_person = {name: [str(code) for code in codes] for name, codes in each if codes}
        raise Unusable("cannot-be-shared", missing=[str(code) for code in lacking], by_person=by_person)


@contextmanager
def refusals_on_record(by: Actor, at: datetime, about: str) -> Iterator[None]:
    """What was tried and may not pass is on record with what was missing (P10), although nothing of it is done.

    About the item, not its case: whoever reads who looked at the case may not know of the item.
    """
    try:
        yield
    except Unusable as refusal:
        if "missing" in refusal.params:
            lacked = " ".join(refusal.params["missing"])
            put_on_record(by, at=at, act="disclose", outcome=refusal.code, about=about, reason=lacked)
        raise


def _disclosure(doing: Deed, item: Item, to: Partner, passing: Passing, as_id: UUID) -> Disclosure:
    return Disclosure.objects.create(
        id=as_id,
        item=item,
        kept=kept_from_investigation(Category(item.category), Channel(item.channel)),
        to_agency=to.agency,
        to_wing=passing.to_wing,
        to_holders=to.holds,  # type: ignore[attr-defined]  # asked for by partner_of
        purpose=passing.purpose or "",
        necessity=passing.necessity,
        channel=passing.channel,
        patient_told=passing.patient_told,
        why_not=passing.why_not,
        against=passing.against,
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


def _tell(doing: Deed, disclosure: Disclosure, *, awaited: bool) -> None:
    """Those who read it from now. NotPossible where that is nobody: a warning that lies unread warns nobody. Who is
    asked to receive the case (`awaited`) reads it with the case."""
    readers = receivers_of(disclosure)
    if not readers and not awaited:
        raise NotPossible("nobody-there-reads")
    case = disclosure.item.case_id
    doing.tells(Event(Happening.INFORMATION_SHARED, case_id=case, named=tuple(sorted(readers))))


def receivers_of(disclosure: Disclosure) -> set[UUID]:
    """Who reads the item at the agency, and the wing of it, to which it passed."""
    agency, wing = disclosure.to_agency_id, disclosure.to_wing
    there = CasePlace.objects.filter(case=disclosure.item.case_id, agency=agency, wing=wing)
    sights = ItemSight.objects.filter(item=disclosure.item_id, why="disclosed")
    return set(sights.filter(person__in=there.values("person_id")).values_list("person_id", flat=True))
