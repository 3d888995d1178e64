"""A webhook with what became of its events, without a receiver."""

from datetime import datetime, timedelta
from uuid import uuid4

from backend.core.actor import acting_as
from backend.core.reach import Reach, reaching
from backend.systems.models import Delivery, Feed, FeedEvent, System, Webhook
from backend.systems.sending import Answer
from backend.systems.use_cases import delivering, webhooks
from tests.cast import MONDAY, opened
from tests.systems.conftest import acting, registered

URL = "https://fagsystem.example/events?key=theirs"
OK, DOWN = Answer("delivered", 204, 31), Answer("refused", 503, 12)


def hook_of(system: System, at: datetime = MONDAY) -> Webhook:
    with acting_as(acting(system)) as by:
        return webhooks.make_webhook(url=URL, by=by, at=at)


def hooked(who: str = "koordinator", wing: str = "") -> Webhook:
    """Of the agency that `who` of the cast works for."""
    return hook_of(registered(who, wing=wing)[0])


def tried(hook: Webhook, *answers: Answer, at: datetime = MONDAY, since: datetime = MONDAY) -> Delivery:
    """An event on its way, tried that often, with what came of it."""
    with acting_as(delivering.HAND), reaching(Reach.DEED):
        system = hook.system
        feed, _ = Feed.objects.get_or_create(agency=system.agency, wing=system.wing)
        feed.last_seq += 1
        feed.save()
        event = FeedEvent.objects.create(
            id=uuid4(), feed=feed, seq=feed.last_seq, type="case.opened", case=opened(), at=at
        )
        way = Delivery.objects.create(webhook=hook, event=event, seq=event.seq, since=since, due_at=at)
        Webhook.objects.filter(pk=hook.pk).update(last_seq=event.seq)
    for answer in answers:
        delivering._settle(way.pk, "case.opened", answer, at)
    return way


def long_ago(at: datetime) -> datetime:
    """So long that a failure is for good."""
    return at - timedelta(days=4)
