"""Where a system wants its events sent, and the log of every try: for the system, and who administers a partnership."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.directory import Listed, listed
from backend.api.door import Door
from backend.api.pages import Pages
from backend.api.signin import SignedIn, SystemsOnly
from backend.systems.models import DeliveryTry, Webhook
from backend.systems.pausing import Pause
from backend.systems.scopes import Scope
from backend.systems.selectors import webhooks_for
from backend.systems.use_cases import webhooks
from backend.systems.watching import tries_for

PAUSES = [pause.value for pause in Pause]
OUTCOMES = ["delivered", "refused", "timed-out", "unreachable", "bad-certificate", "not-public"]


class WebhookIn(serializers.Serializer):
    url = serializers.CharField(max_length=500, help_text="https, to a public address")


class ReplayIn(serializers.Serializer):
    after = serializers.IntegerField(min_value=0, max_value=2**62)


class WebhookOut(serializers.Serializer):
    """`sent_to`: up to this number of the feed events are on their way, or have been."""

    id = serializers.UUIDField()
    system = serializers.CharField()
    agency = serializers.CharField()
    url = serializers.CharField()
    sent_to = serializers.IntegerField()
    since = serializers.DateTimeField()
    paused_at = serializers.DateTimeField(allow_null=True)
    paused_because = serializers.ChoiceField(PAUSES, allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)


class NewWebhookOut(WebhookOut):
    """`secret` verifies the signature (Standard Webhooks). It is shown here, and never again."""

    secret = serializers.CharField()


class NewSecretOut(serializers.Serializer):
    """Shown here, and never again."""

    secret = serializers.CharField()


class WebhookPage(Listed):
    results = WebhookOut(many=True)


class TryOut(serializers.Serializer):
    """One try at one event: its number in the feed, what came of it, and when it is tried next, which during a
    pause nobody knows. A test has number 0.
    `type`: as it was sent; empty to administrators of other agencies, and of tries that are older than the field."""

    at = serializers.DateTimeField()
    seq = serializers.IntegerField()
    event = serializers.UUIDField()
    type = serializers.CharField()
    outcome = serializers.ChoiceField(OUTCOMES)
    status = serializers.IntegerField(allow_null=True)
    took_ms = serializers.IntegerField()
    next_at = serializers.DateTimeField(allow_null=True)


class TryPage(Listed):
    results = TryOut(many=True)


class NewestTries(Pages):
    ordering = ("-id",)


def webhook_out(row: Webhook) -> dict:
    return {
        "id": row.pk,
        "system": row.system.application.name,
        "agency": row.system.agency.name,
        "url": row.url,
        "sent_to": row.last_seq,
        "since": row.since,
        "paused_at": row.paused_at,
        "paused_because": row.paused_because or None,
        "ended_at": row.ended_at,
    }


def try_out(row: DeliveryTry) -> dict:
    return {
        "at": row.at,
        "seq": row.delivery.seq,
        "event": row.delivery.event_id or row.delivery_id,
        "type": row.kind,  # type: ignore[attr-defined]  # as the selector tells it
        "outcome": row.outcome,
        "status": row.status,
        "took_ms": row.took_ms,
        "next_at": row.next_at,  # type: ignore[attr-defined]
    }


class Webhooks(Door):
    """Every event of the agency's feed after the making, signed by Standard Webhooks. A try that is not answered 2xx is
    made again for three days; then the webhook is paused and the partnership's administrator is told; after a 410 at
    once. Events may come twice and out of order: `webhook-id` and `seq` tell."""

    scope = Scope.EVENTS
    answers_are_kept = False  # a secret is shown once

    def get_permissions(self) -> list:
        return [SystemsOnly() if self.request.method == "POST" else SignedIn()]

    @extend_schema(operation_id="list_webhooks", responses=WebhookPage)
    def get(self, request: Request) -> Response:
        return listed([webhook_out(row) for row in webhooks_for(self.by)])

    @extend_schema(operation_id="make_webhook", request=WebhookIn, responses={201: NewWebhookOut})
    def post(self, request: Request) -> Response:
        made = webhooks.make_webhook(**self.parsed(WebhookIn), by=self.by, at=self.at)
        return Response({**webhook_out(made), "secret": made.secret}, status=201)


class Tries(Door):
    """Every try, the newest first."""

    permission_classes = [SignedIn]
    scope = Scope.EVENTS

    @extend_schema(operation_id="list_webhook_tries", responses=TryPage)
    def get(self, request: Request, webhook_id: UUID) -> Response:
        return NewestTries().answer(tries_for(self.by, webhook_id), request, try_out)


class OwnWebhook(Door):
    permission_classes = [SystemsOnly]
    scope = Scope.EVENTS


class PauseWebhook(OwnWebhook):
    """Nothing is sent meanwhile; nothing is lost."""

    @extend_schema(operation_id="pause_webhook", request=None, responses=WebhookOut)
    def post(self, request: Request, webhook_id: UUID) -> Response:
        return Response(webhook_out(webhooks.pause_webhook(webhook_id=webhook_id, by=self.by, at=self.at)))


class ResumeWebhook(OwnWebhook):
    """What was under way or given up is tried at once, with three new days."""

    @extend_schema(operation_id="resume_webhook", request=None, responses=WebhookOut)
    def post(self, request: Request, webhook_id: UUID) -> Response:
        return Response(webhook_out(webhooks.resume_webhook(webhook_id=webhook_id, by=self.by, at=self.at)))


class ReplayWebhook(OwnWebhook):
    """Everything after a number once more, whatever became of it; during a pause, when that ends."""

    @extend_schema(operation_id="replay_webhook", request=ReplayIn, responses=WebhookOut)
    def post(self, request: Request, webhook_id: UUID) -> Response:
        wanted = self.parsed(ReplayIn)
        row = webhooks.replay_webhook(webhook_id=webhook_id, **wanted, by=self.by, at=self.at)
        return Response(webhook_out(row))


class SendTest(OwnWebhook):
    """A message of the type `dk.en-indgang.test.v1`, tried once, also during a pause. What came of it is on the log."""

    @extend_schema(operation_id="send_webhook_test", request=None, responses=WebhookOut)
    def post(self, request: Request, webhook_id: UUID) -> Response:
        return Response(webhook_out(webhooks.send_test(webhook_id=webhook_id, by=self.by, at=self.at)))


class ChangeSecret(OwnWebhook):
    """Draws a new secret. The former one signs beside it for a day, unless the site chose otherwise: the signature
    header then has several, and one that verifies is enough (Standard Webhooks)."""

    answers_are_kept = False  # a secret is shown once

    @extend_schema(operation_id="change_webhook_secret", request=None, responses=NewSecretOut)
    def post(self, request: Request, webhook_id: UUID) -> Response:
        return Response({"secret": webhooks.change_secret(webhook_id=webhook_id, by=self.by, at=self.at)})


class EndWebhook(OwnWebhook):
    @extend_schema(operation_id="end_webhook", request=None, responses=WebhookOut)
    def post(self, request: Request, webhook_id: UUID) -> Response:
        return Response(webhook_out(webhooks.end_webhook(webhook_id=webhook_id, by=self.by, at=self.at)))
