"""Reading items, disclosures and consents: the reader first, through the sight relations."""

from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch

from backend.coordination.selectors import check_seen
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.information.access import Permission, knows_of, place_of, reads
from backend.information.consenting import stands
from backend.information.models import Consent, Disclosure, DisclosureBasis, Item, ItemAbout, ItemSight


def items_for(reader: Actor, case_id: UUID) -> list[Item]:
    """The items of a case that this reader reads, oldest first, and in `whys` why."""
    check_seen(reader, case_id)
    sights = ItemSight.objects.filter(person=reader.id, item=OuterRef("pk")).values("why")
    about = ItemAbout.objects.select_related("party").order_by("id")
    return list(
        Item.objects.filter(reads(reader), case=case_id)
        .select_related("controller", "written_by")
        .annotate(whys=ArraySubquery(sights))
        .prefetch_related(Prefetch("about", about))
        .order_by("written_at", "id")
    )


def wing_for(reader: Actor, case_id: UUID) -> str:
    """The wing of the police from which this reader reads the case; empty where it is none."""
    place = place_of(reader, case_id)
    return place.wing if place else ""


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
    rows = Consent.objects.filter(knows_of(reader), case=case_id).select_related("recipient", "controller")
    return list(rows.annotate(stands=stands(at)).order_by("given_at", "id"))
