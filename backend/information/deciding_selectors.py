"""Reading legal decisions on private partners: for those who keep a partnership or steer it."""

from django.db.models import Exists, OuterRef, QuerySet

from backend.agencies.models import Partner, Partnership
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPermitted
from backend.information.access import administered_by, overseen_by
from backend.information.models import LegalDecision
from backend.information.passing import PRIVATE


def decisions_for(reader: Actor) -> QuerySet[LegalDecision]:
    """Those of the partnerships this reader keeps or steers, newest first."""
    rows = LegalDecision.objects.filter(partnership__in=overseen_by(reader))
    return rows.select_related("partnership", "agency", "recorded_by", "ended_by").order_by("-since", "id")


def decisions_of(reader: Actor, slug: str) -> QuerySet[LegalDecision]:
    """Those of one partnership. NotPermitted where the reader neither keeps nor steers it."""
    partnership = Partnership.objects.filter(slug=slug).first()
    if partnership is None:
        raise NotFound()
    if not overseen_by(reader).filter(partnership=partnership.pk).exists():
        raise NotPermitted("not-permitted")
    return decisions_for(reader).filter(partnership=partnership)


def check_oversees(reader: Actor) -> None:
    """NotPermitted for whoever neither keeps nor steers any partnership."""
    if not overseen_by(reader).exists():
        raise NotPermitted("not-permitted")


def check_keeps(reader: Actor) -> None:
    """NotPermitted for whoever is administrator of none."""
    if not administered_by(reader).exists():
        raise NotPermitted("not-permitted")


def to_decide_on(reader: Actor) -> QuerySet[Partner]:
    """The private partners without a decision, of the partnerships this reader keeps."""
    standing = LegalDecision.objects.filter(
        partnership=OuterRef("partnership"), agency=OuterRef("agency"), ended_at=None
    )
    rows = Partner.objects.filter(partnership__in=administered_by(reader), ended_at=None)
    private = rows.filter(agency__kind__in=sorted(PRIVATE)).exclude(Exists(standing))
    return private.select_related("partnership", "agency").order_by("partnership__name", "agency__name")
