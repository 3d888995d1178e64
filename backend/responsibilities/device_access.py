"""Who sees and who ends a device: relations, asked for rows and for yes or no."""

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from backend.agencies.access import DevicePermission
from backend.agencies.models import Device, Post
from backend.core.access import grant, predicate
from backend.core.actor import Actor
from backend.responsibilities.access import ADMINISTRATORS, HEADS
from backend.responsibilities.selectors import staffing_of


def _ends(actor: Actor) -> Q:
    """Whoever enrolled it, a head of department of the agency, an administrator of the partnership."""
    agency = getattr(actor.person, "agency_id", None)
    heads = Q(Exists(staffing_of(actor.id, HEADS)), partner__agency=agency)
    administered = staffing_of(actor.id, ADMINISTRATORS).filter(partnership=OuterRef("partner__partnership"))
    return Q(enrolled_by=actor.id) | heads | Q(Exists(administered))


def devices_of(actor: Actor) -> QuerySet[Device]:
    """Those one may end, and one's agency's where one has a post. Each says whether one may (`may_end`)."""
    ends = _ends(actor)
    posts = Post.objects.filter(
        live_in=OuterRef("partner__partnership"), agency=OuterRef("partner__agency"), person=actor.id
    )
    may = Case(When(ends, then=Value(True)), default=Value(False), output_field=BooleanField())
    return Device.objects.filter(ends | Q(Exists(posts))).annotate(may_end=may)


@predicate
def sees(actor: Actor, device: Device) -> bool:
    return devices_of(actor).filter(pk=device.pk).exists()


@predicate
def ends(actor: Actor, device: Device) -> bool:
    return Device.objects.filter(_ends(actor), pk=device.pk).exists()


grant(DevicePermission.SEE, sees)
grant(DevicePermission.END, ends)
