"""Har personen en koordinator? Asked with a reason, answered in the same page: nothing of it in an address."""

import time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from backend.coordination.access import Permission
from backend.coordination.use_cases import lookups
from backend.core.refusals import TooOften, Unusable
from backend.web.acute.duty import on_duty
from backend.web.entrance.fields import mend
from backend.web.entrance.forms import LookupForm
from backend.web.entrance.ringing import entrance_at
from backend.web.entrance.tabs import EntrancePage, check_sends
from backend.web.place import remembered

# whether there is a case must not be told by how soon the answer comes
ANSWERS_AFTER = 0.08


class Lookup(EntrancePage):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        until = time.monotonic() + (ANSWERS_AFTER if request.method == "POST" else 0)
        try:
            return super().dispatch(request, *args, **kwargs)
        finally:
            time.sleep(max(0.0, until - time.monotonic()))

    def get(self, request: HttpRequest) -> HttpResponse:
        check_sends(self.by, Permission.LOOK_UP)
        return self._form(LookupForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = LookupForm(request.POST)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            found = lookups.look_up(**form.cleaned_data, by=self.by, at=self.at)
        except Unusable as refusal:
            mend(form, refusal)
            return self._form(form, 422)
        except TooOften as refusal:
            return self._too_often(refusal)
        named = {"found": found.coordinators, "line": entrance_at(self.by, remembered(self.request), self.at)}
        return self.show("web/entrance/lookup_answer.html", named)

    def _form(self, form: LookupForm, status: int = 200) -> HttpResponse:
        return self.show("web/entrance/lookup.html", {"form": form, "on_duty": on_duty(self.by)}, status)

    def _too_often(self, refusal: TooOften) -> HttpResponse:
        """The refusal is on record as every other; the line to ring stands where the answer would."""
        self.record("POST page Lookup", refusal.code)
        line = entrance_at(self.by, remembered(self.request), self.at)
        response = self.show("web/entrance/too_often.html", {"line": line}, 429)
        response.headers["Retry-After"] = str(refusal.params["retry_after"])
        return response
