"""Who a system is, and what it is told."""

from typing import Any

from django.db.models import QuerySet

from backend.core.actor import Actor, Kind
from backend.systems.envelope import Fed
from backend.systems.models import FedPlace, FeedEvent, System, Webhook, WebhookSight

AT_ONCE = 500


def system_of(application: Any) -> System | None:
    """The live system that signs in as this client; None for a client of another kind, or one that has ended."""
    return System.objects.filter(application=application, ended_at=None).first()


def is_over(application: Any) -> bool:
    """A client that was a system, and is none any more."""
    return System.objects.filter(application=application, ended_at__isnull=False).exists()


def system_behind(actor: Actor) -> System | None:
    """The live system that acts, where it is one."""
    if actor.kind is not Kind.SYSTEM:
        return None
    return System.objects.filter(application__client_id=actor.for_whom, ended_at=None).first()


def events_for(reader: Actor, after: int = 0, limit: int = AT_ONCE) -> list[Fed]:
    """The agency's events after number `after`, in order; nothing for who is no system."""
    system = system_behind(reader)
    return events_of(system, after, limit) if system else []


def events_of(system: System, after: int, limit: int) -> list[Fed]:
    rows = FeedEvent.objects.filter(feed__agency=system.agency_id, feed__wing=system.wing, seq__gt=after)
    return as_known(system, list(rows.order_by("seq")[:limit]))


def as_known(system: System, rows: list[FeedEvent]) -> list[Fed]:
    """Sight is asked again for each: what the agency may no longer know of keeps its number, and says nothing."""
    cases = {row.case_id for row in rows}
    places = FedPlace.objects.filter(agency=system.agency_id, wing=system.wing, case__in=cases)
    seen = set(places.values_list("case_id", flat=True)) if cases else set()
    return [_fed(row, system, row.case_id in seen) for row in rows]


def _fed(row: FeedEvent, system: System, seen: bool) -> Fed:
    case, handover = (row.case_id, row.handover_id) if seen else (None, None)
    return Fed(row.seq, row.pk, system.agency_id, row.type, row.at, case, handover)


def webhooks_for(reader: Actor) -> QuerySet[Webhook]:
    """A system's own; for a person those of agencies in a partnership they administer."""
    rows = Webhook.objects.select_related("system__application", "system__agency").order_by("-since", "id")
    if system := system_behind(reader):
        return rows.filter(system=system)
    return rows.filter(pk__in=WebhookSight.objects.filter(person=reader.id).values("webhook_id"))
