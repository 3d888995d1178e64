"""What somebody wants to disclose, as the rule of `passing` wants it put: with the consents there really are."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from backend.agencies.models import Partner
from backend.coordination.access import ANONYMOUS
from backend.coordination.models import CaseParty
from backend.core.refusals import Unusable
from backend.information.consenting import standing
from backend.information.models import Consent, Item
from backend.information.passing import Basis, Category, Channel, Ground, Purpose, Wanted
from backend.responsibilities.selectors import roles_of_agency
from backend.responsibilities.vocabulary import About, AgencyKind, Wing


@dataclass(frozen=True)
class Said:
    """Why it may pass, as said for one person it is about. Which consent that is, the house finds itself."""

    basis: Basis
    released: bool = False


@dataclass(frozen=True)
class Passing:
    """What somebody wants to pass on: to whom, what for, why it is needed, and on what basis for each person."""

    to_agency: UUID
    to_wing: str = ""
    purpose: Purpose | None = None
    necessity: str = ""
    channel: Channel = Channel.NONE
    patient_told: bool | None = None
    why_not: str = ""
    bases: dict[UUID, Said] = field(default_factory=dict)


def parties_of(item: Item, passing: Passing) -> list[CaseParty]:
    """Whom the item is about. Unusable where a basis is given for somebody else."""
    parties = [about.party for about in item.about.select_related("party").order_by("id")]
    if passing.bases.keys() - {party.pk for party in parties}:
        raise Unusable("unknown-party", field="bases")
    return parties


def consents_to(item: Item, passing: Passing, at: datetime) -> dict[UUID, Consent]:
    """By party: the consent that stands for exactly this."""
    parties = [party for party, said in passing.bases.items() if said.basis is Basis.CONSENT]
    kind = Q(
        controller=item.controller_id, wing=item.wing, recipient=passing.to_agency, category=item.category
    )
    rows = Consent.objects.filter(standing(at), kind, purpose=passing.purpose or "", party__in=parties)
    return {row.party_id: row for row in rows}


def weighed(
    item: Item, to: Partner, passing: Passing, parties: list[CaseParty], consents: dict[UUID, Consent]
) -> Wanted:
    roles = roles_of_agency(to.partnership_id, to.agency_id)
    return Wanted(
        category=Category(item.category),
        giver=AgencyKind(item.controller.kind),
        giver_wing=_wing(item.wing),
        receiver=AgencyKind(to.agency.kind),
        receiver_wing=_wing(passing.to_wing),
        grounds=tuple(_ground(party, passing, consents) for party in parties),
        came_by=Channel(item.channel),
        channel=passing.channel,
        purpose=passing.purpose,
        necessity=passing.necessity,
        patient_told=passing.patient_told,
        why_not=passing.why_not,
        legal_decision=to.decided,  # type: ignore[attr-defined]  # asked for by partner_of
        anonymous=bool(roles) and roles <= ANONYMOUS,
    )


def _ground(party: CaseParty, passing: Passing, consents: dict[UUID, Consent]) -> Ground:
    said = passing.bases.get(party.pk)
    about, consented = About(party.kind), party.pk in consents
    return Ground(about, said.basis, consented, said.released) if said else Ground(about)


def _wing(wing: str) -> Wing | None:
    return Wing(wing) if wing else None
