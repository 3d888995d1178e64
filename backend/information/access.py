"""Who may do what with items, consents and legal decisions. What is known of a case is read by its sight relations, and
every other rule on it begins from them."""

from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from backend.agencies.models import Partnership
from backend.coordination.access import CHAIRS
from backend.coordination.lifecycle import OPEN
from backend.coordination.models import Case
from backend.core.access import grant, predicate
from backend.core.actor import Actor
from backend.core.refusals import NotPossible
from backend.information.models import CasePlace, Consent, ConsentSight, Item, ItemSight, LegalDecision
from backend.responsibilities.access import ADMINISTRATORS
from backend.responsibilities.selectors import staffing_of


class Permission(StrEnum):
    SHARE = "item.share"
    WITHDRAW_CONSENT = "consent.withdraw"
    RECORD_DECISION = "legal-decision.record"
    END_DECISION = "legal-decision.end"


def reads(actor: Actor) -> Q:
    """The items this actor reads, as rows."""
    return Q(pk__in=ItemSight.objects.filter(person=actor.id).values("item_id"))


def knows_of(actor: Actor) -> Q:
    """The consents this actor knows of, as rows."""
    return Q(pk__in=ConsentSight.objects.filter(person=actor.id).values("consent_id"))


def place_of(actor: Actor, case_id: UUID) -> CasePlace | None:
    """Where this actor speaks from at the case: nowhere, for one who sits, or sat, for both wings of the police."""
    places = CasePlace.objects.filter(case=case_id, person=actor.id).select_related("agency", "case")
    return places.order_by("-wing", "why").first()


def may_write(place: CasePlace | None) -> bool:
    """From somewhere, at a case that is open."""
    return place is not None and place.case.state in OPEN


def check_open(case: Case) -> None:
    if case.state not in OPEN:
        raise NotPossible("not-in-this-state", state=case.state)


@predicate
def answers_for(actor: Actor, item: Item) -> bool:
    """Of the agency whose item it is, in its author's wing: to read what was disclosed is not to pass it on."""
    return ItemSight.objects.filter(person=actor.id, item=item.pk, why="own").exists()


@predicate
def knows_of_consent(actor: Actor, consent: Consent) -> bool:
    return Consent.objects.filter(knows_of(actor), pk=consent.pk).exists()


def administered_by(actor: Actor) -> QuerySet:
    """The partnerships this actor keeps, as administrator."""
    return staffing_of(actor.id, ADMINISTRATORS).values("partnership")


def overseen_by(actor: Actor) -> QuerySet:
    """Those, and where the actor is chair or deputy of the steering group."""
    return staffing_of(actor.id, (*ADMINISTRATORS, *CHAIRS)).values("partnership")


@predicate
def administers(actor: Actor, partnership: Partnership) -> bool:
    return administered_by(actor).filter(partnership=partnership.pk).exists()


@predicate
def oversees(actor: Actor, decision: LegalDecision) -> bool:
    """To end one is the narrower way: the steering group's chair may do it, too."""
    return overseen_by(actor).filter(partnership=decision.partnership_id).exists()


grant(Permission.RECORD_DECISION, administers)
grant(Permission.END_DECISION, oversees)
grant(Permission.SHARE, answers_for)
grant(Permission.WITHDRAW_CONSENT, knows_of_consent)
