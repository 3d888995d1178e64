"""Who may do what with items and consents. Reading is the sight relations; every other rule begins from them."""

from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from backend.core.access import grant, predicate
from backend.core.actor import Actor
from backend.information.models import CasePlace, Consent, ConsentSight, Item, ItemSight


class Permission(StrEnum):
    SHARE = "item.share"
    WITHDRAW_CONSENT = "consent.withdraw"


def reads(actor: Actor) -> Q:
    """The items this actor reads, as rows."""
    return Q(pk__in=ItemSight.objects.filter(person=actor.id).values("item_id"))


def knows_of(actor: Actor) -> Q:
    """The consents this actor knows of, as rows."""
    return Q(pk__in=ConsentSight.objects.filter(person=actor.id).values("consent_id"))


def place_of(actor: Actor, case_id: UUID) -> CasePlace | None:
    """Where this actor speaks from at the case: nowhere, for one who sits, or sat, for both wings of the police."""
    places = CasePlace.objects.filter(case=case_id, person=actor.id).select_related("agency")
    return places.order_by("-wing", "why").first()


@predicate
def answers_for(actor: Actor, item: Item) -> bool:
    """Of the agency whose item it is, in its author's wing: to read what was disclosed is not to pass it on."""
    return ItemSight.objects.filter(person=actor.id, item=item.pk, why="own").exists()


@predicate
def knows_of_consent(actor: Actor, consent: Consent) -> bool:
    return Consent.objects.filter(knows_of(actor), pk=consent.pk).exists()


grant(Permission.SHARE, answers_for)
grant(Permission.WITHDRAW_CONSENT, knows_of_consent)
