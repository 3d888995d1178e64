"""Reading which devices are enrolled and still count."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.agencies.models import Device, Partner, Post
from backend.agencies.tokens import hash_of
from backend.core.actor import Actor


def in_use(at: datetime) -> Q:
    """Not ended, not expired, and the agency is still in the live partnership."""
    return Q(
        ended_at=None, expires_at__gt=at, partner__ended_at=None, partner__partnership__live_from__lte=at
    )


def device_with(token: str, at: datetime) -> Device | None:
    """The device that holds this token, asked on nobody's behalf. One query."""
    found = Device.objects.filter(in_use(at), fingerprint=hash_of(token))
    return found.select_related("partner__partnership").first()


def partners_of(reader: Actor, at: datetime) -> QuerySet[Partner]:
    """The reader's agency in each live partnership where the reader has a post for it."""
    posts = Post.objects.filter(live_in=OuterRef("partnership"), agency=OuterRef("agency"), person=reader.id)
    live = Partner.objects.filter(Exists(posts), ended_at=None, partnership__live_from__lte=at)
    return live.select_related("partnership", "agency").order_by("partnership__name")
