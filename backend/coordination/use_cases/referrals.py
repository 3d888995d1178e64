"""Sending somebody to the entrance, and the visitator's answer: opened, or declined with a reason."""

from datetime import datetime
from uuid import UUID, uuid4

from backend.coordination import numbers
from backend.coordination.access import Permission, screeners_of
from backend.coordination.deeds import case_deed, record
from backend.coordination.entrance import Opening, exposed_of, locked_referral, partnership_of
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, Referral, ReferralState
from backend.coordination.opening import open_within
from backend.coordination.parties import compact, index_of
from backend.coordination.reasons import ReferralReason
from backend.coordination.regimes import regime_of
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of

FROM_POLICE, FROM_OTHERS = "referral-from-police", "referral-to-visitator"


def refer(*, opening: Opening, referral_id: UUID | None = None, by: Actor, at: datetime) -> Referral:
    """From any partner's hands to the visitators, with a basis; the referrer gets a receipt.

    `referral_id`: drawn by the one who asks, so that the same form sent twice is one referral.
    """
    with case_deed(by=by, at=at) as doing:
        require(by, Permission.REFER)
        partnership = partnership_of(opening.municipality, at)
        agency = by.person.agency
        terms = terms_of(FROM_POLICE if agency.kind == "police" else FROM_OTHERS, at)
        contact = opening.exposed.safe_contact
        referral = Referral.objects.create(
            id=referral_id or uuid4(),
            receipt=numbers.draw(),
            partnership=partnership,
            municipality_id=opening.municipality,
            referrer=by.person,
            controller=agency,
            regime=regime_of(agency),
            duty=terms.duty,
            basis=opening.basis,
            name=opening.exposed.name,
            cpr=compact(opening.exposed.cpr) if opening.exposed.cpr else "",
            cpr_index=index_of(opening.exposed),
            under_18=opening.exposed.under_18,
            safe_number=contact.number,
            safe_times=contact.times,
            not_to_be_told=contact.not_to_be_told,
            children=opening.children,
            summary=opening.summary,
            created_at=at,
            respond_by=due(at, terms.respond_within, terms.clock),
        )
        doing.tells(_said(Happening.REFERRAL_RECEIVED, referral, screeners_of(referral)))
        return referral


def open_referral(*, referral_id: UUID, by: Actor, at: datetime) -> Case:
    """The visitator takes the person in: a case from this second, and the referrer hears it is taken care of."""
    with case_deed(by=by, at=at) as doing:
        referral = locked_referral(doing, referral_id)
        opening = Opening(
            referral.municipality_id,
            exposed_of(referral),
            referral.children,
            referral.basis,
            referral.summary,
        )
        case = open_within(doing, referral.partnership, opening)
        record(doing, case, "referral-opened", referral=referral.pk)
        _answer(doing, referral, ReferralState.OPENED, case=case)
        return case


def decline_referral(*, referral_id: UUID, reason: ReferralReason, by: Actor, at: datetime) -> Referral:
    with case_deed(by=by, at=at) as doing:
        referral = locked_referral(doing, referral_id)
        referral.reason = reason
        _answer(doing, referral, ReferralState.DECLINED)
        return referral


def _answer(doing: Deed, referral: Referral, state: ReferralState, case: Case | None = None) -> None:
    referral.state, referral.case = state, case
    referral.answered_at, referral.answered_by = doing.at, doing.by.person
    referral.save(update_fields=["state", "case", "answered_at", "answered_by", "reason"])
    doing.tells(_said(Happening.REFERRAL_ANSWERED, referral, (referral.referrer_id,)))


def _said(kind: Happening, referral: Referral, named: tuple[UUID, ...]) -> Event:
    return Event(kind, referral_id=referral.pk, partnership_id=referral.partnership_id, named=named)
