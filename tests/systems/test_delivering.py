"""Events on their way: signed, tried for three days, every try on the log, and an alarm when it was for nothing."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from standardwebhooks import Webhook as Verifying

from backend.coordination.events import Happening
from backend.coordination.models import Case, Recusal
from backend.core.actor import acting_as
from backend.core.clock import now
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.notifications.models import Notice
from backend.systems.envelope import enveloped
from backend.systems.models import Delivery, DeliveryTry, System, Webhook
from backend.systems.use_cases import delivering, webhooks
from tests.asyncapi import fits
from tests.cast import actor, client, opened
from tests.systems.conftest import acting, registered
from tests.systems.feeding import happens, told
from tests.systems.receiving import Receiver, receiving, trusting
from tests.systems.test_scopes import with_token

pytestmark = pytest.mark.django_db
NOW = now()
CHANGED = Happening.CASE_CHANGED
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def receiver(tmp_path_factory) -> Iterator[Receiver]:
    with receiving(tmp_path_factory.mktemp("receiver")) as running, trusting(running):
        yield running


@pytest.fixture
def system(settings) -> System:
    settings.WEBHOOKS_TO_LOOPBACK = True
    return registered("koordinator")[0]


@pytest.fixture
def case(system) -> Case:
    return opened()


def does(system: System, deed: Any, at: datetime = NOW, **wanted: Any) -> Any:
    with acting_as(acting(system)) as by:
        return deed(**wanted, by=by, at=at)


def hooked(system: System, url: str) -> Webhook:
    return does(system, webhooks.make_webhook, url=url)


def pass_time(at: datetime) -> None:
    """What the clock and the worker do at that time."""
    delivering.sweep(at=at)
    for way in Delivery.objects.filter(outcome="", due_at__lte=at).order_by("seq"):
        delivering.deliver(delivery_id=way.pk, at=at)


def log(hook: Webhook) -> list[tuple[str, int | None]]:
    return [
        (row.outcome, row.status) for row in DeliveryTry.objects.filter(delivery__webhook=hook).order_by("id")
    ]


def who_heard() -> list[str]:
    told = Notice.objects.filter(kind="webhook-failed")
    return list(told.values_list("inbox__person__username", flat=True))


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs")
        return cursor.fetchone()[0]


def test_an_event_arrives_as_the_feed_has_it_signed_by_the_standard(system, case, receiver):
    hook = hooked(system, receiver.url("/ok"))
    happens(case, CHANGED)
    pass_time(now())  # the library that verifies it asks the machine what time it is
    event = told(system)[-1]
    (got,) = receiver.got("/ok")
    assert Verifying(hook.secret).verify(got["body"], got["headers"]) == enveloped(event)
    assert got["headers"]["webhook-id"] == str(event.id)
    assert got["headers"]["content-type"] == "application/cloudevents+json"
    assert log(hook) == [("delivered", 204)]
    fits("event", json.loads(got["body"]))
    fits("webhookHeaders", got["headers"])


def test_a_new_webhook_is_sent_what_happens_from_then_on(system, case):
    hook = hooked(system, "https://a.dk/")
    assert hook.last_seq == len(told(system)) == 1


def test_what_fails_is_tried_for_three_days_then_paused_with_an_alarm(system, case, receiver):
    hook, at = hooked(system, receiver.url("/down")), NOW
    happens(case, CHANGED)
    while not hook.paused_at and at < NOW + 4 * DAY:
        pass_time(at)
        hook.refresh_from_db()
        at = Delivery.objects.get().due_at or at
    assert (hook.paused_because, at) == ("failing", NOW + 3 * DAY)
    assert log(hook) == [("refused", 503)] * 10
    assert who_heard() == ["administrator"]


def test_who_says_it_is_gone_is_left_alone_until_resumed_and_that_is_told_once(system, case, receiver):
    hook = hooked(system, receiver.url("/gone"))
    happens(case, CHANGED)
    pass_time(NOW)
    pass_time(NOW + DAY)
    hook.refresh_from_db()
    assert (hook.paused_because, log(hook)) == ("gone", [("refused", 410)])
    assert who_heard() == ["administrator"]
    does(system, webhooks.resume_webhook, at=NOW + DAY, webhook_id=hook.pk)
    pass_time(NOW + DAY)
    assert len(log(hook)) == 2


def test_what_happens_during_a_pause_is_sent_after_it(system, case, receiver):
    hook = hooked(system, receiver.url("/ok"))
    does(system, webhooks.pause_webhook, webhook_id=hook.pk)
    happens(case, CHANGED, Happening.CASE_ACKNOWLEDGED)
    pass_time(NOW)
    assert log(hook) == []
    does(system, webhooks.resume_webhook, webhook_id=hook.pk)
    pass_time(NOW)
    assert log(hook) == [("delivered", 204)] * 2


def test_from_a_number_everything_is_sent_again(system, case, receiver):
    hook = hooked(system, receiver.url("/ok"))
    happens(case, CHANGED, Happening.CASE_ACKNOWLEDGED)
    pass_time(NOW)
    before = len(receiver.got("/ok"))
    does(system, webhooks.replay_webhook, webhook_id=hook.pk, after=1)
    pass_time(NOW + DAY)
    again = [got["headers"]["webhook-id"] for got in receiver.got("/ok")[before:]]
    assert again == [str(event.id) for event in told(system, after=1)]
    with pytest.raises(Unusable, match="not-sent-so-far"):
        does(system, webhooks.replay_webhook, webhook_id=hook.pk, after=99)


def test_what_the_agency_may_no_longer_know_of_is_sent_as_withdrawn(system, case, receiver):
    hooked(system, receiver.url("/ok"))
    happens(case, CHANGED)
    Recusal.objects.create(case=case, person=actor("boern").person, reason="Cousins", since=NOW)
    pass_time(NOW)
    assert str(case.pk) not in receiver.got("/ok")[-1]["body"]
    assert "withdrawn" in receiver.got("/ok")[-1]["body"]
    fits("event", json.loads(receiver.got("/ok")[-1]["body"]))


def test_a_delivery_is_tried_by_one_hand_and_again_where_the_hand_was_lost(system, case):
    hooked(system, "https://a.dk/")
    happens(case, CHANGED)
    delivering.sweep(at=NOW)
    way = Delivery.objects.get()
    take = partial(delivering._take, way.pk)
    assert take(NOW) and not take(NOW) and not take(NOW + timedelta(seconds=29))
    assert take(NOW + timedelta(seconds=31))


def test_a_job_that_was_lost_is_asked_for_again_and_once(system, case):
    hooked(system, "https://a.dk/")
    happens(case, CHANGED)
    delivering.sweep(at=NOW)
    assert jobs() == 1
    for seconds in (1, 14, 16, 17, 18):
        delivering.sweep(at=NOW + timedelta(seconds=seconds))
    assert jobs() == 2


def test_a_receiver_that_is_down_does_not_fill_the_queue(system, case, monkeypatch):
    monkeypatch.setattr(delivering, "UNDER_WAY", 2)
    hook = hooked(system, "https://a.dk/")
    happens(case, CHANGED, Happening.CASE_ACKNOWLEDGED, Happening.CASE_SCREENED)
    for _ in range(3):
        delivering.sweep(at=NOW)
    assert hook.deliveries.count() == 2
    hook.deliveries.update(outcome="delivered", due_at=None)
    delivering.sweep(at=NOW)
    assert hook.deliveries.count() == 3


def test_a_system_has_its_own_webhooks_and_no_other(system, case):
    other = registered("dsc")[0]
    hook = hooked(other, "https://a.dk/")
    for deed in (webhooks.pause_webhook, webhooks.resume_webhook, webhooks.end_webhook):
        with pytest.raises(NotFound):
            does(system, deed, webhook_id=hook.pk)


def test_a_system_has_five_webhooks_at_most(system):
    for _ in range(webhooks.AT_MOST):
        last = hooked(system, "https://a.dk/")
    with pytest.raises(NotPossible, match="too-many-webhooks"):
        hooked(system, "https://a.dk/")
    does(system, webhooks.end_webhook, webhook_id=last.pk)
    assert hooked(system, "https://a.dk/")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://a.dk/", "not-https"),
        ("https://10.0.0.1/", "not-public"),
        ("https://localhost/", "not-public"),
        ("https://fagsystem.local:8443/", "not-public"),
    ],
)
def test_no_webhook_leads_in_the_clear_or_to_the_inside(system, settings, url, code):
    settings.WEBHOOKS_TO_LOOPBACK = False
    with pytest.raises(Unusable, match=code):
        hooked(system, url)


def test_the_secret_is_shown_once_and_the_log_to_who_administers(sign_in, settings, receiver):
    settings.WEBHOOKS_TO_LOOPBACK = True
    mine = registered("koordinator")
    api = with_token(sign_in(mine)["access_token"])
    made = api.post("/api/v1/webhooks", {"url": receiver.url("/ok")}, format="json").json()
    assert made["secret"].startswith("whsec_")
    happens(opened(), CHANGED)
    pass_time(now())
    for reader in (api, client("administrator")):
        assert [row["id"] for row in reader.get("/api/v1/webhooks").json()["results"]] == [made["id"]]
        assert made["secret"] not in reader.get("/api/v1/webhooks").content.decode()
        tries = reader.get(f"/api/v1/webhooks/{made['id']}/tries").json()["results"]
        assert [tuple(row[key] for key in ("outcome", "status", "seq")) for row in tries] == [
            ("delivered", 204, 2),
            ("delivered", 204, 1),
        ]
    for stranger in ("koordinator", "nabo", "drift"):
        assert client(stranger).get("/api/v1/webhooks").json()["results"] == []
        assert client(stranger).get(f"/api/v1/webhooks/{made['id']}/tries").status_code == 404


def test_a_test_comes_signed_during_a_pause_too_and_is_no_event(system, case, receiver):
    hook = hooked(system, receiver.url("/tested"))
    does(system, webhooks.pause_webhook, webhook_id=hook.pk)
    does(system, webhooks.send_test, webhook_id=hook.pk)
    does(system, webhooks.send_test, webhook_id=hook.pk)  # one is under way
    pass_time(now())
    (got,) = receiver.got("/tested")
    fits("test", Verifying(hook.secret).verify(got["body"], got["headers"]))
    assert [row.delivery.seq for row in DeliveryTry.objects.filter(type="test")] == [0]


def test_a_test_that_fails_is_tried_once_pauses_nothing_and_rings_nobody(system, case, receiver):
    hook = hooked(system, receiver.url("/gone"))
    does(system, webhooks.send_test, webhook_id=hook.pk)
    pass_time(NOW)
    pass_time(NOW + 5 * DAY)
    hook.refresh_from_db()
    assert (log(hook), hook.paused_at, hook.delivered_at) == ([("refused", 410)], None, None)
    assert not Notice.objects.filter(kind="webhook-failed").exists()


def test_a_former_secret_signs_beside_the_new_one_for_a_day_and_then_no_more(system, case, receiver):
    hook = hooked(system, receiver.url("/rotated"))
    new = does(system, webhooks.change_secret, at=now(), webhook_id=hook.pk)
    newest = does(system, webhooks.change_secret, at=now(), webhook_id=hook.pk)
    happens(case, CHANGED)
    pass_time(now())
    (got,) = receiver.got("/rotated")
    fits("webhookHeaders", got["headers"])
    for secret in (hook.secret, new, newest):
        assert Verifying(secret).verify(got["body"], got["headers"])
    happens(case, CHANGED)
    pass_time(now() + DAY)
    last = receiver.got("/rotated")[-1]["headers"]["webhook-signature"]
    assert len(last.split()) == 1
