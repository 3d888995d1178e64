"""What somebody wants to disclose, as the rule of `passing` wants it put: with the consents there really are."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.agencies.models import Partner
from backend.coordination.models import CaseParty
from backend.information.consenting import standing
from backend.information.models import Consent, Disclosure, Item, NotShared
from backend.information.passing import Basis, Category, Channel, Ground, Purpose, Wanted
from backend.responsibilities.vocabulary import About, AgencyKind, Wing


@dataclass(frozen=True)
class Said:
    """Why it may pass, as said for one person it is about. Which consent that is, the house finds itself."""

    basis: Basis
    released: bool = False


@dataclass(frozen=True)
class Passing:
    """How an item is to pass: to which wing, what for, why it is needed, and on what basis for each person."""

    to_wing: str = ""
    purpose: Purpose | None = None
    necessity: str = ""
    channel: Channel = Channel.NONE
    patient_told: bool | None = None
    why_not: str = ""
    against: str = ""
    bases: dict[UUID, Said] = field(default_factory=dict)


def consents_to(item: Item, to: Partner, passing: Passing, at: datetime) -> dict[UUID, Consent]:
    """By party: the consent that stands for exactly this."""
    parties = [party for party, said in passing.bases.items() if said.basis is Basis.CONSENT]
    if not parties:
        return {}
    kind = Q(controller=item.controller_id, wing=item.wing, recipient=to.agency_id, category=item.category)
    rows = Consent.objects.filter(standing(at), kind, purpose=passing.purpose or "", party__in=parties)
    return {row.party_id: row for row in rows}


def weighed(
    item: Item,
    to: Partner,
    passing: Passing,
    about: Sequence[CaseParty],
    consents: dict[UUID, Consent],
    *,
    decided_not: bool,
) -> Wanted:
    wanted = Wanted(
        category=Category(item.category),
        giver=AgencyKind(item.controller.kind),
        giver_wing=_wing(item.wing),
        receiver=AgencyKind(to.agency.kind),
        receiver_wing=_wing(passing.to_wing),
        grounds=tuple(_ground(party, passing, consents) for party in about),
        came_by=Channel(item.channel),
        channel=passing.channel,
        purpose=passing.purpose,
        necessity=passing.necessity,
        patient_told=passing.patient_told,
        why_not=passing.why_not,
        decided_not=decided_not,
        against=passing.against,
        legal_decision=to.decided,  # type: ignore[attr-defined]  # asked for by partner_of
        anonymous=to.anonymous,  # type: ignore[attr-defined]
    )
    by_115 = wanted.investigates and item.disclosures.exclude(channel="").exists()
    return replace(wanted, channelled=by_115)


def decisions_not_to_share(item: Item) -> QuerySet[NotShared]:
    """Those that nothing has gone against since."""
    since = Disclosure.objects.filter(item=item.pk, to_agency=OuterRef("to_agency"), at__gt=OuterRef("at"))
    return NotShared.objects.filter(~Exists(since), item=item.pk)


def _ground(party: CaseParty, passing: Passing, consents: dict[UUID, Consent]) -> Ground:
    said = passing.bases.get(party.pk)
    about, consented = About(party.kind), party.pk in consents
    return Ground(about, said.basis, consented, said.released) if said else Ground(about)


def _wing(wing: str) -> Wing | None:
    return Wing(wing) if wing else None
