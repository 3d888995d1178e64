"""What a system does with its webhooks, and who answers for it does for it: pauses, resumes, has sent again, tests,
changes the secret. It alone makes and ends one."""

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from secrets import token_bytes
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import Max, Q

from backend.coordination.events import ring
from backend.core.access import allowed, require
from backend.core.actor import Actor
from backend.core.deed import deed
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.core.sealing import UNREADABLE
from backend.systems.access import SystemPermission
from backend.systems.acts import Act
from backend.systems.addresses import THIS_MACHINE, NotAnAddress, destination, names_the_inside
from backend.systems.models import FeedEvent, System, Webhook, WebhookDeed
from backend.systems.pausing import Pause
from backend.systems.queue import ask_to_deliver
from backend.systems.selectors import system_behind

AT_MOST = 5
FORMER = 5  # each signs until its time is over: none is dropped early, so that no receiver is locked out
NEEDED = {Act.SECRET_CHANGED: SystemPermission.DECIDE, Act.ENDED: SystemPermission.DECIDE}


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
        _record(made, Act.MADE, by, at)
        return made


def pause_webhook(*, webhook_id: UUID, by: Actor, at: datetime, once: UUID | None = None) -> Webhook:
    def paused(hook: Webhook) -> None:
        if not hook.paused_at:
            hook.paused_at, hook.paused_because = at, Pause.ASKED

    return _done(Act.PAUSED, paused, webhook_id, by, at, once)[0]


def resume_webhook(*, webhook_id: UUID, by: Actor, at: datetime, once: UUID | None = None) -> Webhook:
    """All that the receiver has not taken in is tried at once, with three new days: what was given up as well as what
    was under way. A test is asked for again."""

    def resumed(hook: Webhook) -> None:
        hook.paused_at, hook.paused_because = None, ""
        given_up = Q(outcome="failed", event__isnull=False)
        hook.deliveries.filter(Q(outcome="") | given_up).update(outcome="", due_at=at, since=at, tries=0)

    return _done(Act.RESUMED, resumed, webhook_id, by, at, once)[0]


def replay_webhook(
    *, webhook_id: UUID, after: int, by: Actor, at: datetime, once: UUID | None = None
) -> Webhook:
    """Everything after number `after` once more, whatever became of it; during a pause, when that ends."""

    def replayed(hook: Webhook) -> None:
        if after > hook.last_seq:
            raise Unusable("not-sent-so-far", field="after")
        hook.last_seq = after

    return _done(Act.REPLAYED, replayed, webhook_id, by, at, once)[0]


def send_test(*, webhook_id: UUID, by: Actor, at: datetime, once: UUID | None = None) -> Webhook:
    """Tried once, also during a pause; it pauses nothing and alarms nobody. One at a time."""

    def asked(hook: Webhook) -> None:
        if hook.deliveries.filter(event=None, outcome="").exists():
            return
        made = hook.deliveries.create(event=None, seq=0, since=at, due_at=at)
        ask_to_deliver([made.pk], due=at)

    return _done(Act.TESTED, asked, webhook_id, by, at, once)[0]


def change_secret(*, webhook_id: UUID, by: Actor, at: datetime, once: UUID | None = None) -> str:
    """The new secret, shown this once; empty where it was changed and shown before. The old one signs beside it for a
    while, so that the receiver can change in its own time (Standard Webhooks, "Rotating secrets")."""

    def changed(hook: Webhook) -> None:
        if hook.former_secrets.filter(until__gt=at).count() >= FORMER:
            raise NotPossible("secret-changed-often")
        until = at + timedelta(hours=settings.WEBHOOK_SECRET_HOURS)
        if hook.secret != UNREADABLE:  # its key is lost: a new secret is how one gets on
            hook.former_secrets.create(secret=hook.secret, until=until)
        hook.secret = _secret()
        hook.save(update_fields=["secret"])

    hook, is_new = _done(Act.SECRET_CHANGED, changed, webhook_id, by, at, once)
    return hook.secret if is_new else ""


def end_webhook(*, webhook_id: UUID, by: Actor, at: datetime) -> Webhook:
    def ended(hook: Webhook) -> None:
        hook.ended_at = at

    return _done(Act.ENDED, ended, webhook_id, by, at)[0]


def _check(url: str) -> None:
    try:
        host, _, _ = destination(url)
    except NotAnAddress as error:
        raise Unusable("not-https", field="url") from error
    if names_the_inside(host) and not _may_be_this_machine(host):
        raise Unusable("not-public", field="url")


def _may_be_this_machine(host: str) -> bool:
    """In a demonstration alone that says so, as when it is sent to."""
    return settings.DEMO and settings.WEBHOOKS_TO_LOOPBACK and host == THIS_MACHINE


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


def _done(
    act: Act,
    change: Callable[[Webhook], None],
    webhook_id: UUID,
    by: Actor,
    at: datetime,
    once: UUID | None = None,
) -> tuple[Webhook, bool]:
    """The live webhook, locked and changed, saved and on record; and whether it was: with the same `once` a second time
    nothing is done."""
    with deed(by=by, at=at, ring=ring):
        hook = _kept(webhook_id, by, NEEDED.get(act, SystemPermission.RUN))
        if once and hook.deeds.filter(pk=once).exists():
            return hook, False
        change(hook)
        hook.save(update_fields=["paused_at", "paused_because", "last_seq", "ended_at"])
        _record(hook, act, by, at, once)
        return hook, True


def _kept(webhook_id: UUID, by: Actor, needed: SystemPermission) -> Webhook:
    """The system before its webhook, as all lock them. NotFound where it is not `by`'s to know of, or has ended."""
    systems = System.objects.select_for_update(no_key=True, of=("self",)).select_related("application")
    system = systems.filter(webhooks=webhook_id, ended_at=None).first()
    if system is None or not allowed(by, SystemPermission.RUN, system):
        raise NotFound()
    hook = system.webhooks.select_for_update(no_key=True).filter(pk=webhook_id, ended_at=None).first()
    if hook is None:
        raise NotFound()
    require(by, needed, system)
    return hook


def _record(hook: Webhook, act: Act, by: Actor, at: datetime, once: UUID | None = None) -> None:
    WebhookDeed.objects.create(id=once or uuid4(), webhook=hook, act=act, by_id=by.id, at=at)
    put_on_record(by, at=at, act=f"webhook-{act}", about=f"webhook:{hook.pk}")
