"""Whose yes no longer stands since the person moved: it was given to the place that was left (P7)."""

from django.db.models import Q

from backend.coordination.models import Handover, HandoverKind, HistoryLine

# the bases that were named for a place, and are asked for by the next
ASKED_ANEW = frozenset({"consent"})


def asks_anew(handover: Handover) -> bool:
    """A duty that leans on a consent from before the move, or the joining, and was not offered since."""
    if handover.kind != HandoverKind.DUTY or handover.basis not in ASKED_ANEW:
        return False
    since = Q(what="moved", at__gte=handover.created_at) | Q(what="joined", at=handover.created_at)
    line = HistoryLine.objects.filter(since, case=handover.case_id).order_by("-at").first()
    return line is not None and not any(offer.offered_at >= line.at for offer in handover.offers.all())
