"""A new secret for a webhook: shown in the answer to the press, and in no other. Sent again, the page says so."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from backend.core.refusals import NotFound, NotPermitted, Unusable
from backend.systems import watching
from backend.systems.use_cases.webhooks import change_secret
from backend.web.door import Page
from backend.web.entrance.forms import OnceForm
from backend.web.systems import presenters


class ChangeSecret(Page):
    def get(self, request: HttpRequest, webhook_id: UUID) -> HttpResponse:
        return self._page(webhook_id, "ask")

    def post(self, request: HttpRequest, webhook_id: UUID) -> HttpResponse:
        form = OnceForm(request.POST)
        if not form.is_valid():
            raise Unusable("bad-request")
        once = form.drawn(self.by, f"secret {webhook_id}")
        drawn = change_secret(webhook_id=webhook_id, by=self.by, at=self.at, once=once)
        return self._page(webhook_id, "drawn" if drawn else "before", drawn)

    def _page(self, webhook_id: UUID, step: str, drawn: str = "") -> HttpResponse:
        found = watching.watched(self.by, webhook_id)
        hook = presenters.hook(found)
        if not hook.live:
            raise NotFound()
        if not watching.decides(self.by, found.hook.system):
            raise NotPermitted("not-permitted")
        until = self.at + timedelta(hours=settings.WEBHOOK_SECRET_HOURS)
        context = {"hook": hook, "step": step, "drawn": drawn, "until": until, "token": uuid4()}
        return self.show("web/systems/secret.html", {**context, "hours": settings.WEBHOOK_SECRET_HOURS})
