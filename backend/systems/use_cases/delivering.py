"""The clock's own deeds with webhooks: events are put on their way, tried, and given up with an alarm.

A try is taken by one hand (its row, locked and pushed half a minute ahead), made outside any transaction, and settled
in another. Whoever is killed between leaves a row that is due again soon after: sent twice perhaps, lost never.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from standardwebhooks import Webhook as Signing

from backend.agencies.models import Partner
from backend.coordination.deeds import apart, case_deed
from backend.coordination.events import Event, Happening
from backend.core.actor import acting_as, clock
from backend.core.deed import Deed
from backend.core.sealing import UNREADABLE
from backend.responsibilities.access import ADMINISTRATORS
from backend.responsibilities.selectors import role_holders
from backend.systems.envelope import enveloped, enveloped_test
from backend.systems.feeding import TEST
from backend.systems.models import Delivery, DeliveryTry, Feed, FeedEvent, Webhook
from backend.systems.pausing import Pause
from backend.systems.queue import ask_to_deliver
from backend.systems.retrying import next_try
from backend.systems.selectors import as_known
from backend.systems.sending import Answer, send

HAND = clock("webhooks")
# so many of one webhook are under way at a time: a receiver that is down does not fill the queue
UNDER_WAY = 50
TAKEN_FOR = timedelta(seconds=30)
# a job that did not come by then was lost with its worker
LATE = timedelta(seconds=15)
GONE = 410


@dataclass(frozen=True)
class Parcel:
    kind: str
    url: str
    headers: dict[str, str]
    body: bytes


def sweep(*, at: datetime) -> int:
    """Puts what is new on its way, webhook by webhook, and asks again for what is late."""
    with acting_as(HAND):
        feeds = Feed.objects.filter(agency=OuterRef("system__agency"), wing=OuterRef("system__wing"))
        behind = _live().filter(last_seq__lt=Subquery(feeds.values("last_seq")))
        new, late = (
            list(behind.values_list("pk", flat=True)),
            list(_late(at).values_list("webhook", flat=True)),
        )
    done = sum(apart(f"webhook {pk}", partial(_put_on_the_way, pk, at)) for pk in new)
    return done + sum(apart(f"webhook {pk}", partial(_ask_again, pk, at)) for pk in sorted(set(late)))


def _live() -> QuerySet[Webhook]:
    return Webhook.objects.filter(ended_at=None, paused_at=None, system__ended_at=None)


def _under_way() -> QuerySet[Delivery]:
    """A test is sent during a pause, too: it is how one knows that the pause may end."""
    tests = Q(event=None, webhook__ended_at=None, webhook__system__ended_at=None)
    return Delivery.objects.filter(Q(webhook__in=_live()) | tests, outcome="")


def _late(at: datetime) -> QuerySet[Delivery]:
    return _under_way().filter(due_at__lt=at - LATE)


def _put_on_the_way(pk: UUID, at: datetime) -> bool:
    with acting_as(HAND), case_deed(by=HAND, at=at):
        hook = _live().filter(pk=pk).select_for_update(no_key=True, skip_locked=True, of=("self",)).first()
        room = UNDER_WAY - hook.deliveries.filter(outcome="").count() if hook else 0
        events = list(_after(hook).order_by("seq")[: max(room, 0)]) if hook else []
        if not hook or not events:
            return False
        rows = [Delivery(webhook=hook, event=event, seq=event.seq, since=at, due_at=at) for event in events]
        again = ["since", "due_at", "tries", "outcome"]
        Delivery.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["webhook", "event"], update_fields=again
        )
        Webhook.objects.filter(pk=pk).update(last_seq=events[-1].seq)
        ask_to_deliver(hook.deliveries.filter(event__in=events).values_list("pk", flat=True), due=at)
        return True


def _after(hook: Webhook) -> QuerySet[FeedEvent]:
    of_feed = {"feed__agency": hook.system.agency_id, "feed__wing": hook.system.wing}
    return FeedEvent.objects.filter(**of_feed, seq__gt=hook.last_seq)


def _ask_again(pk: UUID, at: datetime) -> bool:
    with acting_as(HAND), case_deed(by=HAND, at=at):
        late = list(_late(at).filter(webhook=pk).select_for_update(skip_locked=True, of=("self",)))
        Delivery.objects.filter(pk__in=[row.pk for row in late]).update(due_at=at)
        ask_to_deliver([row.pk for row in late], due=at)
        return bool(late)


def deliver(*, delivery_id: UUID, at: datetime) -> None:
    """One try, if it is due and nobody else has it."""
    parcel = _take(delivery_id, at)
    if parcel:
        _settle(delivery_id, parcel.kind, send(parcel.url, parcel.headers, parcel.body), at)


def _take(delivery_id: UUID, at: datetime) -> Parcel | None:
    with acting_as(HAND), case_deed(by=HAND, at=at):
        due = _under_way().filter(pk=delivery_id, due_at__lte=at)
        way = due.select_for_update(skip_locked=True, of=("self",)).first()
        if way is None:
            return None
        way.due_at, way.tries = at + TAKEN_FOR, way.tries + 1
        way.save(update_fields=["due_at", "tries"])
        return _parcel(way, at)


def _parcel(way: Delivery, at: datetime) -> Parcel:
    """Signed by Standard Webhooks, with every secret that counts."""
    kind, said = _said(way)
    body = json.dumps(said, ensure_ascii=False)
    headers = {
        "Content-Type": "application/cloudevents+json",
        "User-Agent": "en-indgang",
        "webhook-id": said["id"],
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(
            Signing(secret).sign(said["id"], at, body) for secret in _secrets(way.webhook, at)
        ),
    }
    return Parcel(kind, way.webhook.url, headers, body.encode())


def _said(way: Delivery) -> tuple[str, dict[str, Any]]:
    """As the agency may know the event now."""
    system = way.webhook.system
    if way.event is None:
        return TEST, enveloped_test(way.pk, system.agency_id, way.since)
    (event,) = as_known(system, [way.event])
    return event.kind, enveloped(event)


def _secrets(hook: Webhook, at: datetime) -> list[str]:
    former = [each.secret for each in hook.former_secrets.filter(until__gt=at)]
    return [hook.secret, *(secret for secret in former if secret != UNREADABLE)]


def _settle(delivery_id: UUID, kind: str, answer: Answer, at: datetime) -> None:
    with acting_as(HAND), case_deed(by=HAND, at=at) as doing:
        # before its deliveries, as all do
        hook = Webhook.objects.select_for_update(no_key=True).get(deliveries=delivery_id)
        way = Delivery.objects.select_for_update().get(pk=delivery_id)
        DeliveryTry.objects.create(
            delivery=way,
            at=at,
            type=kind,
            outcome=answer.outcome,
            status=answer.status,
            took_ms=answer.took_ms,
        )
        if answer.delivered:
            Webhook.objects.filter(pk=hook.pk).update(delivered_at=at)
        _what_next(way, answer, at)
        because = _why_it_stops(way, answer)
        if because and _pause(hook, because, at):
            _alarm(doing, hook)


def _what_next(way: Delivery, answer: Answer, at: datetime) -> None:
    again = None if answer.delivered or way.event_id is None else next_try(way.tries, way.since, at)
    way.due_at, way.outcome = again, "" if again else "delivered" if answer.delivered else "failed"
    way.save(update_fields=["due_at", "outcome"])
    if again:
        ask_to_deliver([way.pk], due=again)


def _why_it_stops(way: Delivery, answer: Answer) -> Pause | None:
    """A test stops nothing."""
    if way.event_id is None:
        return None
    if answer.status == GONE:
        return Pause.GONE
    return Pause.FAILING if way.outcome == "failed" else None


def _pause(hook: Webhook, because: Pause, at: datetime) -> bool:
    """Whether it stood still only from now."""
    return bool(_live().filter(pk=hook.pk).update(paused_at=at, paused_because=because))


def _alarm(doing: Deed, hook: Webhook) -> None:
    """To who administers a partnership of the agency: they know whom to ring there."""
    places = Partner.objects.filter(agency=hook.system.agency_id, ended_at=None)
    found = role_holders(set(places.values_list("partnership", flat=True)), ADMINISTRATORS)
    whom = {person for people in found.values() for person in people}
    doing.tells(Event(Happening.WEBHOOK_FAILED, webhook_id=hook.pk, named=tuple(sorted(whom))))
