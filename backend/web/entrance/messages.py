"""A message to a coordinator one may not see, and the messages that wait for somebody who coordinates."""

from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination import entrance_selectors as selectors
from backend.coordination.access import Permission
from backend.coordination.selectors import cases_for
from backend.coordination.use_cases import messages
from backend.core.refusals import NotFound, Unusable
from backend.web.done import say
from backend.web.entrance.fields import mend
from backend.web.entrance.forms import MessageForm, SentBeforeError
from backend.web.entrance.places import by_partnership, lines_instead
from backend.web.entrance.tabs import EntrancePage, check_sends
from backend.web.place import remember, remembered


class Send(EntrancePage):
    def get(self, request: HttpRequest) -> HttpResponse:
        check_sends(self.by, Permission.MESSAGE)
        return self._form(MessageForm(initial={"token": uuid4(), "municipality": remembered(request)}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MessageForm(request.POST)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            sent = self._sent(form)
        except Unusable as refusal:
            mend(form, refusal, cpr="about")
            return self._form(form, 422, lines=lines_instead(refusal.code))
        except SentBeforeError as before:
            return self._form(form.anew(), 409, before=before.sent)
        response = redirect("message-receipt", sent)
        remember(response, form.cleaned_data["municipality"])
        return response

    def _form(self, form: MessageForm, status: int = 200, **more: Any) -> HttpResponse:
        form.fields["municipality"].choices = by_partnership(self.at)  # type: ignore[attr-defined]
        return self.show("web/entrance/message.html", {"form": form, **more}, status)

    def _sent(self, form: MessageForm) -> UUID:
        """Once, although the button is pressed twice."""
        given = form.cleaned_data
        drawn = form.drawn(self.by, str(given["about"]))
        wanted = {"municipality": given["municipality"], "text": given["text"], **given["about"]}
        try:
            messages.send(**wanted, message_id=drawn, by=self.by, at=self.at)
        except IntegrityError as error:
            try:
                before = selectors.message_sent_by(self.by, drawn)
            except NotFound:
                raise error from None
            if before.text != given["text"]:
                raise SentBeforeError(drawn) from None
        return drawn


class Receipt(EntrancePage):
    """The same whatever was found."""

    def get(self, request: HttpRequest, message_id: UUID) -> HttpResponse:
        sent = selectors.message_sent_by(self.by, message_id)
        return self.show("web/entrance/message_receipt.html", {"sent": sent})


class Messages(EntrancePage):
    parts = {"messages": "web/entrance/_messages.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = list(selectors.messages_for(self.by).filter(handled_at=None).order_by("respond_by", "id"))
        self.record("messages-opened")
        held = cases_for(self.by).filter(pk__in=[row.case_id for row in rows if row.case_id])
        numbers: dict[UUID | None, str] = dict(held.values_list("pk", "number"))
        shown = [(row, numbers.get(row.case_id, "")) for row in rows]
        return self.show("web/entrance/messages.html", {"rows": shown})


class Handle(EntrancePage):
    def post(self, request: HttpRequest, message_id: UUID) -> HttpResponse:
        messages.handle(message_id=message_id, by=self.by, at=self.at)
        say(request, "message-handled")
        return redirect("messages")
