"""A system's key: a new one, shown in the answer to the press and in no other; and the end of the old ones."""

from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.refusals import NotFound
from backend.systems import watching
from backend.systems.models import System
from backend.systems.use_cases.sign_in import end_former, renew_sign_in
from backend.web import done
from backend.web.systems import presenters
from backend.web.systems.views import DEEDS_SHOWN, OwnSystem


class Key(OwnSystem):
    def get(self, request: HttpRequest, system_id: UUID) -> HttpResponse:
        return self._page(self._live(system_id), "ask")

    def post(self, request: HttpRequest, system_id: UUID) -> HttpResponse:
        system, once = self._live(system_id), self.once(f"key {system_id}")
        drawn = renew_sign_in(system_id=system_id, by=self.by, at=self.at, once=once)
        return self._page(system, "drawn" if drawn else "before", drawn)

    def _page(self, system: System, step: str, drawn: str = "") -> HttpResponse:
        context = {
            "system": system,
            "step": step,
            "drawn": drawn,
            "former": [each.until for each in watching.former_sign_ins(system, self.at)],
            "deeds": presenters.sign_in_deeds(watching.done_to_sign_in(system, DEEDS_SHOWN)),
            "token": uuid4(),
            "hours": settings.SYSTEM_SECRET_HOURS,
        }
        return self.show("web/systems/key.html", context)

    def _live(self, system_id: UUID) -> System:
        system = self.own(system_id)
        if system.ended_at:
            raise NotFound()
        return system


class EndFormer(OwnSystem):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, system_id: UUID) -> HttpResponse:
        once = self.once(f"former keys {system_id}")
        end_former(system_id=system_id, by=self.by, at=self.at, once=once)
        done.say(request, "former-keys-ended")
        return redirect("system-key", system_id)
