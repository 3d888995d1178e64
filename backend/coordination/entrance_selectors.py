"""Reading what came in at the entrance, and whom to ring there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from backend.agencies.hours import open_or_opens
from backend.agencies.models import ContactLine, Post
from backend.coordination.access import sees_messages, sees_referrals
from backend.coordination.models import Message, Referral, ReferralSight, ReferralState
from backend.core.actor import Actor
from backend.core.refusals import NotFound

NOT_FOUND_IS_NOT_NO = "not-found-is-not-no-case"
POLICE = {
    "name": "Politiet",
    "phone": "114",
    "note": NOT_FOUND_IS_NOT_NO,
    "open_now": True,
    "opens_at": None,
}


def referrals_for(reader: Actor) -> QuerySet[Referral]:
    sights = ReferralSight.objects.filter(person=reader.id, referral=OuterRef("pk")).values("why")
    return (
        Referral.objects.filter(sees_referrals(reader))
        .select_related("referrer", "controller")
        .annotate(whys=ArraySubquery(sights))
        .order_by("-created_at", "-id")
    )


def referral_for(reader: Actor, referral_id: UUID) -> Referral:
    referral = referrals_for(reader).filter(pk=referral_id).first()
    if referral is None:
        raise NotFound()
    return referral


def waiting_for(reader: Actor) -> list[Referral]:
    """The referrals a visitator is to answer, the one with least time first."""
    screened = ReferralSight.objects.filter(person=reader.id, why="screener").values("referral_id")
    received = referrals_for(reader).filter(state=ReferralState.RECEIVED, pk__in=screened)
    return list(received.order_by("respond_by", "id"))


def messages_for(reader: Actor) -> QuerySet[Message]:
    return (
        Message.objects.filter(sees_messages(reader))
        .select_related("sender", "controller")
        .order_by("-created_at", "-id")
    )


def message_sent_by(reader: Actor, message_id: UUID) -> Message:
    """A message of the reader's own, for its receipt: where it went is not read."""
    sent = Message.objects.filter(sender=reader.id, pk=message_id)
    message = sent.only("id", "receipt", "created_at", "respond_by").first()
    if message is None:
        raise NotFound()
    return message


def entrance_for(reader: Actor, at: datetime) -> dict[str, Any]:
    """The entrance line of the reader's own partnership, and whether it is answered now; the police's where there is
    none. One query."""
    mine = Post.objects.filter(person=reader.id, ended_at=None).values("partnership_id")
    line = (
        ContactLine.objects.filter(
            staffing__role="stalkingvisitator", staffing__partnership__in=mine, staffing__valid_until=None
        )
        .order_by("staffing__order")
        .first()
    )
    if line is None:
        return POLICE
    open_now, opens_at = open_or_opens(line.hours, at)
    said = {"name": line.title_da, "phone": line.phone, "note": NOT_FOUND_IS_NOT_NO}
    return {**said, "open_now": open_now, "opens_at": opens_at}
