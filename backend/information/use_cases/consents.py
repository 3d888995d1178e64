"""Consents: recorded as given, withdrawn at once. What passed before stays where it is (model L5)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed, lock_case, record
from backend.coordination.events import Event, Happening
from backend.coordination.models import CaseParty
from backend.coordination.regimes import regime_of
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.information.access import Permission, knows_of
from backend.information.consenting import UNTOUCHED
from backend.information.deeds import locked_place
from backend.information.disclosing import receivers_of
from backend.information.models import Consent, Disclosure
from backend.information.partners import partner_of
from backend.information.passing import Category, Purpose


@dataclass(frozen=True)
class Agreed:
    """What a party has agreed to: that one kind of information may pass to one agency for one purpose, until when."""

    party: UUID
    recipient: UUID
    purpose: Purpose
    category: Category
    how_given: str
    until: datetime


def record_consent(*, case_id: UUID, agreed: Agreed, by: Actor, at: datetime) -> Consent:
    """Given to the recorder's agency. An earlier one of the same kind gives way to it: the last word counts."""
    with case_deed(by=by, at=at) as doing:
        case, place = locked_place(doing, case_id)
        if not CaseParty.objects.filter(case=case, pk=agreed.party).exists():
            raise Unusable("unknown-party", field="party")
        if agreed.until <= at:
            raise Unusable("ends-before-it-starts", field="until")
        kind = {"party_id": agreed.party, "purpose": agreed.purpose, "category": agreed.category}
        kind |= {
            "recipient": partner_of(case, "recipient", agency=agreed.recipient).agency,
            "controller": place.agency,
        }
        Consent.objects.filter(UNTOUCHED, **kind).update(asked_anew_at=at)
        consent = Consent.objects.create(
            **kind,
            case=case,
            regime=regime_of(place.agency),
            wing=place.wing,
            owned=place.agency_id == case.coordinator.agency_id,
            how_given=agreed.how_given,
            given_at=at,
            until=agreed.until,
            recorded_by=by.person,
        )
        record(doing, case, "consent-recorded", consent=consent.pk)
        return consent


def withdraw_consent(*, consent_id: UUID, by: Actor, at: datetime) -> Consent:
    """From now nothing more passes by it, also where the case is closed. Whoever holds the case may take the word."""
    with case_deed(by=by, at=at) as doing:
        case_id = Consent.objects.filter(pk=consent_id).values_list("case", flat=True).first()
        case = lock_case(case_id) if case_id else None
        consent = Consent.objects.filter(knows_of(by), pk=consent_id).first() if case else None
        if case is None or consent is None:
            raise NotFound()
        require(by, Permission.WITHDRAW_CONSENT, consent)
        if consent.withdrawn_at:
            raise NotPossible("not-in-this-state", state="withdrawn")
        consent.withdrawn_at, consent.withdrawn_by = at, by.person
        consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record(doing, case, "consent-withdrawn", consent=consent.pk)
        _tell_receivers(doing, consent)
        return consent


def _tell_receivers(doing: Deed, consent: Consent) -> None:
    """Those who read what passed by it: it stays with them, and they are to know what it no longer rests on."""
    passed = Disclosure.objects.filter(bases__consent=consent).select_related("item").distinct()
    readers = {person for disclosure in passed for person in receivers_of(disclosure)}
    if readers:
        told = Event(Happening.CONSENT_WITHDRAWN, case_id=consent.case_id, named=tuple(sorted(readers)))
        doing.tells(told)
