"""A decision that will not be done is dropped, with a reason, on a page of its own."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.access import require
from backend.core.refusals import NotPossible
from backend.forums import selectors
from backend.forums.access import RoomPermission
from backend.forums.use_cases import saying
from backend.web.done import say
from backend.web.door import Page
from backend.web.forums.forms import DropForm
from backend.web.forums.once import drawn
from backend.web.forums.views import UNUSABLE


class DropDecision(Page):
    """The same form sent again is answered as the first time."""

    def get(self, request: HttpRequest, decision_id: UUID) -> HttpResponse:
        return self.shown(decision_id, DropForm(initial={"token": uuid4()}))

    def post(self, request: HttpRequest, decision_id: UUID) -> HttpResponse:
        form = DropForm(request.POST)
        if not form.is_valid():
            return self.shown(decision_id, form, UNUSABLE)
        own, why = drawn(form, self.by, decision_id), form.cleaned_data["reason"]
        try:
            saying.drop(decision_id=decision_id, why=why, drawn=own, by=self.by, at=self.at)
        except NotPossible:
            if not selectors.decision_for(self.by, decision_id).was_dropped_as(own):
                raise
        say(request, "decision-dropped")
        return redirect("matter", selectors.decision_for(self.by, decision_id).matter_id)

    def shown(self, decision_id: UUID, form: DropForm, status: int = 200) -> HttpResponse:
        decision = selectors.decision_for(self.by, decision_id)
        require(self.by, RoomPermission.KEEP, decision)
        if not decision.waits:
            raise NotPossible("not-in-this-state")
        self.record("matter-opened", about=f"matter:{decision.matter_id}")
        return self.show("web/forums/drop.html", {"decision": decision, "form": form}, status)
