"""Giv politiets stalkingkontakt besked: sent once, and nothing is heard back but when it was sent."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.udoever_note_selectors import notes_sent_by, places_to_tell_of
from backend.coordination.udoever_notes import NoteBasis, bases_of
from backend.coordination.use_cases import udoever_notes
from backend.core.refusals import NotPermitted, Unusable
from backend.responsibilities.selectors import all_roles_of
from backend.web.entrance.fields import mend
from backend.web.entrance.tabs import EntrancePage
from backend.web.place import remember, remembered
from backend.web.udoever.forms import TellForm
from backend.web.who_to_call.forms import name_of

AT_MOST = 50


class Tell(EntrancePage):
    def get(self, request: HttpRequest) -> HttpResponse:
        bases, places = self._open_to()
        here = remembered(request)
        first = {"token": uuid4(), "municipality": here if here in places else ""}
        return self._form(TellForm(initial=first, bases=bases, places=places))

    def post(self, request: HttpRequest) -> HttpResponse:
        bases, places = self._open_to()
        form = TellForm(request.POST, bases=bases, places=places)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            self._sent(form)
        except (NotPermitted, Unusable) as refusal:
            mend(form, refusal)
            return self._form(form, 422)
        response = redirect("sent-udoever-notes")
        remember(response, form.cleaned_data["municipality"])
        return response

    def _form(self, form: TellForm, status: int = 200) -> HttpResponse:
        """Where it cannot be told, whom to ring there; what was written stays."""
        asked = form["municipality"].value() or remembered(self.request)
        elsewhere = "" if asked in dict(form.fields["municipality"].choices) else asked  # type: ignore[attr-defined]
        ring = {"elsewhere": elsewhere, "elsewhere_name": name_of(elsewhere)}
        return self.show("web/udoever/tell.html", {"form": form, **ring}, status)

    def _open_to(self) -> tuple[Collection[NoteBasis], Collection[str]]:
        bases = bases_of(all_roles_of(self.by.id))
        if not bases:
            raise NotPermitted("not-permitted")
        return bases, places_to_tell_of(self.by, self.at)

    def _sent(self, form: TellForm) -> UUID:
        """Once, although the button is pressed twice."""
        drawn = form.cleaned_data["token"] or uuid4()
        try:
            udoever_notes.tell(told=form.told(), note_id=drawn, by=self.by, at=self.at)
        except IntegrityError:
            if not notes_sent_by(self.by).filter(pk=drawn).exists():
                raise
        return drawn


class Sent(EntrancePage):
    """The receipts: the same whatever there is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        sent = list(notes_sent_by(self.by)[:AT_MOST])
        self.record("udoever-receipts-listed")
        return self.show("web/udoever/sent.html", {"sent": sent})
