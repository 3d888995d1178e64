"""What a system does with its webhooks: makes one, pauses and resumes it, has it sent again, ends it."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from secrets import token_bytes
from uuid import UUID

from django.db.models import Max

from backend.coordination.events import ring
from backend.core.actor import Actor
from backend.core.deed import deed
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.systems.addresses import NotAnAddress, destination, names_the_inside
from backend.systems.models import FeedEvent, System, Webhook
from backend.systems.pausing import Pause
from backend.systems.selectors import system_behind

AT_MOST = 5


def make_webhook(*, url: str, by: Actor, at: datetime) -> Webhook:
    """It is sent what happens from now on. The secret is drawn here, and shown once."""
    _check(url)
    with deed(by=by, at=at, ring=ring):
        system = _locked(by)
        if system.webhooks.filter(ended_at=None).count() >= AT_MOST:
            raise NotPossible("too-many-webhooks", most=AT_MOST)
        made = Webhook.objects.create(
            system=system, url=url, secret=_secret(), last_seq=_last_number(system), since=at
        )
        _record(made, "made", by, at)
        return made


def pause_webhook(*, webhook_id: UUID, by: Actor, at: datetime) -> Webhook:
    with _own(webhook_id, by, at, "paused") as hook:
        if not hook.paused_at:
            hook.paused_at, hook.paused_because = at, Pause.ASKED
        return hook


def resume_webhook(*, webhook_id: UUID, by: Actor, at: datetime) -> Webhook:
    """What was under way is tried at once, with three new days."""
    with _own(webhook_id, by, at, "resumed") as hook:
        hook.paused_at, hook.paused_because = None, ""
        hook.deliveries.filter(outcome="").update(due_at=at, since=at, tries=0)
        return hook


def replay_webhook(*, webhook_id: UUID, after: int, by: Actor, at: datetime) -> Webhook:
    """Everything after number `after` once more, whatever became of it."""
    with _own(webhook_id, by, at, "replayed") as hook:
        if after > hook.last_seq:
            raise Unusable("not-sent-so-far", field="after")
        hook.last_seq = after
        return hook


def end_webhook(*, webhook_id: UUID, by: Actor, at: datetime) -> Webhook:
    with _own(webhook_id, by, at, "ended") as hook:
        hook.ended_at = at
        return hook


def _check(url: str) -> None:
    try:
        host, _, _ = destination(url)
    except NotAnAddress as error:
        raise Unusable("not-https", field="url") from error
    if names_the_inside(host):
        raise Unusable("not-public", field="url")


def _secret() -> str:
    """As Standard Webhooks writes one."""
    return f"whsec_{b64encode(token_bytes(32)).decode()}"


def _locked(by: Actor) -> System:
    system = system_behind(by)
    if system is None:
        raise NotFound()
    return System.objects.select_for_update(no_key=True).get(pk=system.pk)


def _last_number(system: System) -> int:
    events = FeedEvent.objects.filter(feed__agency=system.agency_id, feed__wing=system.wing)
    return events.aggregate(last=Max("seq"))["last"] or 0


@contextmanager
def _own(webhook_id: UUID, by: Actor, at: datetime, act: str) -> Iterator[Webhook]:
    """The system's own live webhook, locked; saved and on record when all went well."""
    with deed(by=by, at=at, ring=ring):
        system = _locked(by)
        hook = system.webhooks.select_for_update(no_key=True).filter(pk=webhook_id, ended_at=None).first()
        if hook is None:
            raise NotFound()
        yield hook
        hook.save(update_fields=["paused_at", "paused_because", "last_seq", "ended_at"])
        _record(hook, act, by, at)


def _record(hook: Webhook, act: str, by: Actor, at: datetime) -> None:
    put_on_record(by, at=at, act=f"webhook-{act}", about=f"webhook:{hook.pk}")
