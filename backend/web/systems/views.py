"""Fagsystemer: which there are and how their webhooks stand, one webhook with its log, and ending a system."""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.refusals import NotPermitted, Unusable
from backend.systems import watching
from backend.systems.models import System
from backend.systems.use_cases.ending import end_own_system
from backend.web import done
from backend.web.door import Page
from backend.web.entrance.forms import OnceForm
from backend.web.systems import presenters
from backend.web.systems.forms import EndForm, ReplayForm

A_PAGE_OF = 25
DEEDS_SHOWN = 10
UNUSABLE = 422


class Systems(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        systems, hooks = watching.systems_for(self.by), watching.watched_for(self.by)
        rows = presenters.rows(systems, hooks, lambda system: watching.decides(self.by, system))
        live, ended = ([row for row in rows if bool(row.ended_at) is over] for over in (False, True))
        return self.show("web/systems/systems.html", {"live": live, "ended": ended})


class WebhookPage(Page):
    """One webhook, with its buttons and its log."""

    def webhook(self, webhook_id: UUID, replay: ReplayForm | None = None, status: int = 200) -> HttpResponse:
        found = watching.watched(self.by, webhook_id)
        shown = presenters.hook(found)
        log = Paginator(watching.tries_of(self.by, found.hook), A_PAGE_OF)
        leaf = log.get_page(self.request.GET.get("side"))
        failed = watching.first_failed(found.hook)
        first: dict[str, Any] = {"token": uuid4(), "after": failed - 1 if failed else ""}
        context = {
            "hook": shown,
            "token": uuid4(),
            "failed": failed,
            "replay": replay or ReplayForm(initial=first),
            "leaf": leaf,
            "log": presenters.lines(leaf),
            "deeds": presenters.deeds(watching.done_to(found.hook, DEEDS_SHOWN)),
            "decides": watching.decides(self.by, found.hook.system),
        }
        return self.show("web/systems/webhook.html", context, status)


class OneWebhook(WebhookPage):
    def get(self, request: HttpRequest, webhook_id: UUID) -> HttpResponse:
        return self.webhook(webhook_id)


class OwnSystem(Page):
    """A system that the reader's own agency decides over."""

    def own(self, system_id: UUID) -> System:
        system = watching.system_for(self.by, system_id)
        if not watching.decides(self.by, system):
            raise NotPermitted("not-permitted")
        return system

    def once(self, about: str) -> UUID:
        form = OnceForm(self.request.POST)
        if not form.is_valid():
            raise Unusable("bad-request")
        return form.drawn(self.by, about)


class EndSystem(OwnSystem):
    def get(self, request: HttpRequest, system_id: UUID) -> HttpResponse:
        return self._form(self.own(system_id), EndForm())

    def post(self, request: HttpRequest, system_id: UUID) -> HttpResponse:
        system, form = self.own(system_id), EndForm(request.POST)
        if not form.is_valid():
            return self._form(system, form, UNUSABLE)
        end_own_system(system_id=system_id, by=self.by, at=self.at)
        done.say(request, "system-ended")
        return redirect("agency-systems")

    def _form(self, system: System, form: EndForm, status: int = 200) -> HttpResponse:
        return self.show("web/systems/end.html", {"system": system, "form": form}, status)
