"""Who answers for an agency's systems keeps its webhooks going, and decides over its own agency's alone."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from backend.core.actor import acting_as
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from backend.systems import watching
from backend.systems.acts import Standing, standing
from backend.systems.models import FormerSecret, System, Webhook, WebhookDeed
from backend.systems.use_cases import delivering, webhooks
from backend.systems.use_cases.ending import end_own_system
from tests.cast import MONDAY, NAMES, actor, does
from tests.systems.conftest import acting, registered
from tests.systems.hooks import DOWN, OK, hook_of, hooked, long_ago, tried

pytestmark = pytest.mark.django_db
KEPT: dict[str, Callable[..., Any]] = {
    "pause": webhooks.pause_webhook,
    "resume": webhooks.resume_webhook,
    "test": webhooks.send_test,
    "replay": partial(webhooks.replay_webhook, after=0),
}
DECIDED: dict[str, Callable[..., Any]] = {"secret": webhooks.change_secret, "end": webhooks.end_webhook}


@pytest.mark.parametrize(
    ("because", "ended", "retrying", "delivered", "expected"),
    [
        ("", False, False, False, Standing.READY),
        ("", False, False, True, Standing.WORKS),
        ("", False, True, True, Standing.RETRYING),
        ("asked", False, True, True, Standing.PAUSED),
        ("gone", False, True, True, Standing.FAILED),
        ("failing", False, False, True, Standing.FAILED),
        ("failing", True, True, True, Standing.ENDED),
    ],
)
def test_how_a_webhook_stands(because, ended, retrying, delivered, expected):
    at = MONDAY if delivered else None
    assert standing(because, ended=ended, retrying=retrying, delivered_at=at) == expected


@pytest.mark.parametrize("what", [*KEPT, *DECIDED])
def test_the_administrator_does_it_and_whoever_sees_it_not_is_told_it_is_not_there(what):
    hook, deed = hooked(), {**KEPT, **DECIDED}[what]
    for who in {*NAMES, "soj-administrator"} - {"administrator"}:
        with pytest.raises(NotFound):
            does(who, deed, webhook_id=hook.pk)
    does("administrator", deed, webhook_id=hook.pk)
    done = WebhookDeed.objects.get(webhook=hook, by__isnull=False)
    assert done.by_id == actor("administrator").id
    assert RecordLine.objects.filter(act=f"webhook-{done.act}", actor=done.by_id).exists()


def test_of_another_agency_the_administrator_keeps_it_going_and_decides_nothing():
    hook = hooked("dsc")
    for deed in KEPT.values():
        does("administrator", deed, webhook_id=hook.pk)
    for deed in DECIDED.values():
        with pytest.raises(NotPermitted):
            does("administrator", deed, webhook_id=hook.pk)
    with pytest.raises(NotPermitted):
        does("administrator", end_own_system, system_id=hook.system_id)


def test_a_system_does_nothing_to_anothers():
    hook, other = hooked(), registered("dsc")[0]
    for deed in (*KEPT.values(), *DECIDED.values()):
        with pytest.raises(NotFound), acting_as(acting(other)) as by:
            deed(webhook_id=hook.pk, by=by, at=MONDAY)


@pytest.mark.parametrize("what", [*KEPT, "secret"])
def test_what_is_asked_twice_in_one_is_done_once(what):
    hook, once = hooked(), uuid4()
    deed = partial({**KEPT, **DECIDED}[what], webhook_id=hook.pk, once=once)
    first, second = (does("administrator", deed) for _ in range(2))
    assert WebhookDeed.objects.filter(webhook=hook).count() == 2  # it was made, and this
    if what == "secret":
        assert first.startswith("whsec_") and second == ""
        assert FormerSecret.objects.count() == 1


def test_a_secret_that_was_promised_to_last_is_not_pushed_out_by_later_ones():
    hook = hooked()
    first = hook.secret
    for _ in range(webhooks.FORMER):
        does("administrator", webhooks.change_secret, webhook_id=hook.pk)
    with pytest.raises(NotPossible, match="secret-changed-often"):
        does("administrator", webhooks.change_secret, webhook_id=hook.pk)
    hook.refresh_from_db()
    assert first in delivering._secrets(hook, MONDAY)


def test_nobody_reads_a_former_secret_and_it_is_sealed():
    hook = hooked()
    does("administrator", webhooks.change_secret, webhook_id=hook.pk)
    for by in (actor("administrator"), acting(hook.system)):
        with acting_as(by):
            assert not FormerSecret.objects.exists()
    kept = FormerSecret.objects.extra(select={"kept": "secret"}).get()
    assert hook.secret not in kept.kept and kept.secret == hook.secret


def test_what_kind_of_event_it_was_is_told_to_its_own_agency_alone():
    hooks, kinds = [hooked(who) for who in ("koordinator", "dsc")], []
    for hook in hooks:
        tried(hook, OK)
        with acting_as(actor("administrator")) as by:
            kinds += [vars(each)["kind"] for each in watching.tries_for(by, hook.pk)]
    assert kinds == ["case.opened", ""]


def test_the_first_number_that_did_not_come_is_found_until_it_has_come():
    hook = hooked()
    tried(hook, OK)
    way = tried(hook, DOWN, since=long_ago(MONDAY))
    tried(hook, DOWN, since=long_ago(MONDAY))
    assert watching.first_failed(hook) == way.seq
    hook.deliveries.filter(outcome="failed").update(outcome="delivered")
    assert watching.first_failed(hook) is None


def test_resuming_sends_all_that_did_not_come_and_no_test():
    hook = hooked()
    came, given_up = tried(hook, OK), tried(hook, DOWN, since=long_ago(MONDAY))
    tested = hook.deliveries.create(event=None, seq=0, since=MONDAY, outcome="failed")
    does("administrator", webhooks.resume_webhook, webhook_id=hook.pk)
    again = hook.deliveries.filter(outcome="", due_at=MONDAY, since=MONDAY, tries=0)
    assert [*again] == [given_up] and not {came, tested} & {*again}
    with acting_as(actor("administrator")) as by:
        assert watching.watched(by, hook.pk).standing == "retrying", (
            "and it is not called ready before it came"
        )
    assert watching.first_failed(hook) is None


def test_while_a_webhook_stands_still_no_try_is_said_to_come():
    hook = hooked()
    tried(hook, DOWN)
    with acting_as(acting(hook.system)) as by:
        assert [vars(each)["next_at"] for each in watching.tries_for(by, hook.pk)] != [None]
        webhooks.pause_webhook(webhook_id=hook.pk, by=by, at=MONDAY)
        assert [vars(each)["next_at"] for each in watching.tries_for(by, hook.pk)] == [None]


def test_whoever_must_be_looked_at_stands_first():
    system = registered("koordinator")[0]
    works, failing, retrying = (hook_of(system) for _ in range(3))
    tried(works, OK)
    tried(retrying, DOWN)
    tried(failing, DOWN, since=long_ago(MONDAY))
    with acting_as(actor("administrator")) as by:
        found = [(each.hook.pk, each.standing) for each in watching.watched_for(by)]
    assert found == [(failing.pk, "failed"), (retrying.pk, "retrying"), (works.pk, "works")]


def test_a_system_that_ended_has_ended_and_its_webhooks_with_it():
    hook = hooked()
    for _ in range(2):
        does("administrator", end_own_system, system_id=hook.system_id)
    assert System.objects.get(pk=hook.system_id).ended_at == MONDAY
    assert RecordLine.objects.filter(act="system-ended").count() == 1
    with acting_as(actor("administrator")) as by:
        assert watching.watched(by, hook.pk).standing == "ended"
    with pytest.raises(NotFound):
        does("administrator", webhooks.resume_webhook, webhook_id=hook.pk)


def test_a_number_that_was_not_sent_is_refused_and_nothing_changes():
    hook = hooked()
    with pytest.raises(Unusable):
        does("administrator", webhooks.replay_webhook, webhook_id=hook.pk, after=99)
    assert Webhook.objects.get(pk=hook.pk).last_seq == hook.last_seq
    assert not WebhookDeed.objects.filter(act="replayed").exists()
