"""One press on one webhook: done once, although the button is pressed twice."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.refusals import Unusable
from backend.systems.use_cases import webhooks
from backend.web import done
from backend.web.entrance.fields import mend
from backend.web.entrance.forms import OnceForm
from backend.web.systems.forms import ReplayForm
from backend.web.systems.views import UNUSABLE, WebhookPage


class Press(WebhookPage):
    http_method_names = ["post"]
    deed: ClassVar[Callable[..., Any]]
    said: ClassVar[str]

    def post(self, request: HttpRequest, webhook_id: UUID) -> HttpResponse:
        form = OnceForm(request.POST)
        if not form.is_valid():
            raise Unusable("bad-request")
        once = form.drawn(self.by, f"{self.said} {webhook_id}")
        type(self).deed(webhook_id=webhook_id, by=self.by, at=self.at, once=once)
        done.say(request, self.said)
        return redirect("webhook", webhook_id)


class Pause(Press):
    deed, said = webhooks.pause_webhook, "webhook-paused"


class Resume(Press):
    deed, said = webhooks.resume_webhook, "webhook-resumed"


class SendTest(Press):
    deed, said = webhooks.send_test, "webhook-tested"


class Replay(WebhookPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, webhook_id: UUID) -> HttpResponse:
        form = ReplayForm(request.POST)
        if not form.is_valid():
            return self.webhook(webhook_id, form, UNUSABLE)
        after = form.cleaned_data["after"]
        once = form.drawn(self.by, f"replay {webhook_id} {after}")
        try:
            hook = webhooks.replay_webhook(
                webhook_id=webhook_id, after=after, by=self.by, at=self.at, once=once
            )
        except Unusable as refusal:
            mend(form, refusal)
            return self.webhook(webhook_id, form, UNUSABLE)
        done.say(request, "webhook-replayed-later" if hook.paused_at else "webhook-replayed")
        return redirect("webhook", webhook_id)
