"""Reading items, disclosures and consents: the reader first, through the sight relations."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Value

from backend.agencies.models import Agency, Partner
from backend.coordination.models import HandoverKind, Offer
from backend.coordination.selectors import check_seen
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPermitted
from backend.information.access import Permission, check_open, knows_of, place_of, reads
from backend.information.consenting import stands, to_ask_for
from backend.information.models import (
    CasePlace,
    Consent,
    Disclosure,
    DisclosureBasis,
    Item,
    ItemAbout,
    ItemSight,
    ItemWithdrawn,
    NotShared,
)
from backend.information.weighing import decisions_not_to_share


def items_for(reader: Actor, case_id: UUID) -> list[Item]:
    """The items of a case that this reader reads, oldest first: in `whys` why, and in `withdrawn_at` since when a
    consent it passed to them by is withdrawn."""
    check_seen(reader, case_id)
    sights = ItemSight.objects.filter(person=reader.id, item=OuterRef("pk")).values("why")
    withdrawn = ItemWithdrawn.objects.filter(person=reader.id, item=OuterRef("pk")).values("at")
    about = ItemAbout.objects.select_related("party").order_by("id")
    return list(
        Item.objects.filter(reads(reader), case=case_id)
        .select_related("controller", "written_by")
        .annotate(whys=ArraySubquery(sights), withdrawn_at=Subquery(withdrawn))
        .prefetch_related(Prefetch("about", about))
        .order_by("written_at", "id")
    )


def wing_for(reader: Actor, case_id: UUID) -> str:
    """The wing of the police from which this reader reads the case; empty where it is none."""
    place = place_of(reader, case_id)
    return place.wing if place else ""


def place_for(reader: Actor, case_id: UUID) -> CasePlace:
    """From where this reader writes on the case now: NotPermitted from nowhere, NotPossible once it is closed."""
    check_seen(reader, case_id)
    place = place_of(reader, case_id)
    if place is None:
        raise NotPermitted("not-permitted")
    check_open(place.case)
    return place


def item_for(reader: Actor, case_id: UUID, item_id: UUID) -> Item:
    """One of them, for those who answer for it."""
    item = next((each for each in items_for(reader, case_id) if each.pk == item_id), None)
    if item is None:
        raise NotFound()
    require(reader, Permission.SHARE, item)
    return item


def passed_for(reader: Actor, case_id: UUID) -> list[Disclosure]:
    """To whom the items of a case passed that this reader answers for, oldest first."""
    rows = Disclosure.objects.filter(_answered_for(reader), item__case=case_id).select_related(
        "to_agency", "by"
    )
    bases = DisclosureBasis.objects.order_by("id")
    return list(rows.prefetch_related(Prefetch("bases", bases)).order_by("at", "id"))


def not_shared_for(reader: Actor, case_id: UUID) -> list[NotShared]:
    """The decisions not to share them."""
    rows = NotShared.objects.filter(_answered_for(reader), item__case=case_id)
    return list(rows.select_related("to_agency", "by").order_by("at", "id"))


def decided_not_for(reader: Actor, item: Item) -> list[NotShared]:
    """The decisions not to share an item that still stand, for those who answer for it."""
    rows = decisions_not_to_share(item).filter(_answered_for(reader))
    return list(rows.select_related("to_agency", "by").order_by("at", "id"))


def _answered_for(reader: Actor) -> Q:
    return Q(item__in=ItemSight.objects.filter(person=reader.id, why="own").values("item_id"))


def recipients_for(reader: Actor, case_id: UUID) -> list[Agency]:
    """The agencies of the partnership, and the one that is asked to receive the case elsewhere, by name. Which of them
    may get what is the deed's question."""
    check_seen(reader, case_id)
    here = Partner.objects.filter(ended_at=None, partnership__cases=case_id).values("agency")
    able = Agency.objects.filter(Q(pk__in=here) | Q(pk__in=_asked_to_receive(case_id)))
    return list(able.order_by("name", "id"))


def _asked_to_receive(case_id: UUID) -> QuerySet:
    asked = Offer.objects.filter(answer="", handover__case=case_id, handover__kind=HandoverKind.MOVE)
    return asked.order_by().values("agency")


def places_with_somebody(reader: Actor, case_id: UUID) -> set[tuple[UUID, str]]:
    """Of which agency, and which wing of it, somebody is at the case, or asked to receive it: elsewhere nobody would
    read what passes."""
    check_seen(reader, case_id)
    there = CasePlace.objects.filter(case=case_id).values_list("agency", "wing")
    return set(there.union(_asked_to_receive(case_id).values_list("agency", Value(""))))


def disclosures_for(reader: Actor, item_id: UUID) -> tuple[UUID, list[Disclosure]]:
    """To whom an item passed and why, with the case it is of: for those who answer for it."""
    item = Item.objects.filter(reads(reader), pk=item_id).first()
    if item is None:
        raise NotFound()
    require(reader, Permission.SHARE, item)
    bases = DisclosureBasis.objects.order_by("id")
    rows = Disclosure.objects.filter(item=item).select_related("to_agency", "by")
    return item.case_id, list(rows.prefetch_related(Prefetch("bases", bases)).order_by("at", "id"))


def consents_for(reader: Actor, case_id: UUID, at: datetime) -> list[Consent]:
    """The consents of a case that this reader knows of, and in `stands` whether one may be leaned on at `at`."""
    check_seen(reader, case_id)
    rows = Consent.objects.filter(knows_of(reader), case=case_id).select_related(
        "recipient", "controller", "party"
    )
    return list(rows.annotate(stands=stands(at)).order_by("given_at", "id"))


def consents_to_ask_for(reader: Actor, at: datetime) -> QuerySet[Consent, Any]:
    """By case that this reader coordinates: how many consents are to be asked for, again or anew."""
    mine = Consent.objects.filter(case__coordinator=reader.id, case__held_in__isnull=False)
    waiting = mine.filter(knows_of(reader), to_ask_for(at))
    return waiting.values("case_id", "case__number").annotate(n=Count("pk")).order_by("case__number")
