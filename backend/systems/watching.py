"""Systems and webhooks as who answers for them sees them: how each stands, what came of each try, what was done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import DateTimeField, Exists, F, Min, OuterRef, QuerySet, Value

from backend.core.access import allowed
from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.systems.access import SystemPermission
from backend.systems.acts import Standing, standing
from backend.systems.models import (
    Delivery,
    DeliveryTry,
    FormerSignIn,
    System,
    SystemDeed,
    SystemSight,
    Webhook,
    WebhookDeed,
)
from backend.systems.selectors import webhooks_for
from backend.systems.sign_in import open_sign_ins


@dataclass(frozen=True)
class Watched:
    """`next_at`: when what failed is tried again, where it is."""

    hook: Webhook
    standing: Standing
    next_at: datetime | None


def systems_for(reader: Actor) -> QuerySet[System]:
    """Live ones first, by name. NotFound for who administers no partnership."""
    if not allowed(reader, SystemPermission.LIST):
        raise NotFound()
    seen = SystemSight.objects.filter(person=reader.id).values("system_id")
    rows = System.objects.filter(pk__in=seen).select_related("application", "agency")
    rows = rows.annotate(shown_to=Value(reader.id))
    return rows.order_by(F("ended_at").desc(nulls_first=True), "application__name", "id")


def system_for(reader: Actor, system_id: UUID) -> System:
    found = systems_for(reader).filter(pk=system_id).first()
    if found is None:
        raise NotFound()
    return found


def decides(reader: Actor, system: System) -> bool:
    """Whether its secrets, its end and the kinds of its events are for the reader: it is their own agency's."""
    return allowed(reader, SystemPermission.DECIDE, system)


def watched_for(reader: Actor) -> list[Watched]:
    """Those that have not ended, and whoever must be looked at first."""
    rows = _watched(webhooks_for(reader).filter(ended_at=None))
    order = list(Standing)
    return sorted(map(_as_watched, rows), key=lambda each: order.index(each.standing))


def watched(reader: Actor, webhook_id: UUID) -> Watched:
    hook = _watched(webhooks_for(reader)).filter(pk=webhook_id).first()
    if hook is None:
        raise NotFound()
    hook.system.shown_to = reader.id  # type: ignore[attr-defined]  # came through sight, as the systems of a list
    return _as_watched(hook)


def _watched(rows: QuerySet[Webhook]) -> QuerySet[Webhook]:
    under_way = Delivery.objects.filter(webhook=OuterRef("pk"), outcome="", event__isnull=False)
    failed = under_way.filter(Exists(DeliveryTry.objects.filter(delivery=OuterRef("pk"))))
    next_at = failed.order_by().values("webhook").annotate(first=Min("due_at")).values("first")
    return rows.annotate(next_at=next_at)


def _as_watched(hook: Webhook) -> Watched:
    next_at = getattr(hook, "next_at", None)
    stands = standing(
        hook.paused_because,
        ended=bool(hook.ended_at or hook.system.ended_at),
        retrying=next_at is not None,
        delivered_at=hook.delivered_at,
    )
    return Watched(hook, stands, next_at if stands is Standing.RETRYING else None)


def tries_for(reader: Actor, webhook_id: UUID) -> QuerySet[DeliveryTry]:
    """Every try of one webhook. NotFound where the reader does not see it."""
    return tries_of(reader, watched(reader, webhook_id).hook)


def tries_of(reader: Actor, hook: Webhook) -> QuerySet[DeliveryTry]:
    """The newest first. What kind of event it was says something of a case: of another agency's it is not told.
    `next_at`: while the webhook stands still nothing is coming."""
    kind = F("type") if decides(reader, hook.system) else Value("")
    still = hook.paused_at or hook.ended_at or hook.system.ended_at
    next_at = Value(None, output_field=DateTimeField()) if still else F("delivery__due_at")
    rows = DeliveryTry.objects.filter(delivery__webhook=hook).select_related("delivery")
    return rows.annotate(kind=kind, next_at=next_at).order_by("-id")


def first_failed(hook: Webhook) -> int | None:
    """The lowest number that was given up, and has not come since."""
    rows = hook.deliveries.filter(outcome="failed", event__isnull=False)
    return rows.aggregate(first=Min("seq"))["first"]


def done_to(hook: Webhook, most: int) -> list[WebhookDeed]:
    """What was done to it, the newest first."""
    return list(hook.deeds.select_related("by")[:most])


def former_sign_ins(system: System, at: datetime) -> list[FormerSignIn]:
    """Those that still open, the one that lasts longest first."""
    return list(open_sign_ins(at).filter(system=system).defer("secret"))


def done_to_sign_in(system: System, most: int) -> list[SystemDeed]:
    """What was done to how it signs in, the newest first."""
    return list(system.deeds.select_related("by")[:most])
