"""What is pressed on a matter's page: a point, a decision and that it was done, a link to a case, closing."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.refusals import NotPossible, Unusable
from backend.forums import selectors
from backend.forums.use_cases import matters, saying
from backend.web.done import say
from backend.web.door import Page
from backend.web.entrance.fields import mend
from backend.web.forums.forms import DecisionForm, LinkForm, PointForm
from backend.web.forums.once import drawn, once
from backend.web.forums.views import UNUSABLE, OneMatter, agencies_of


class Deed(OneMatter):
    http_method_names = ["post"]

    def back(self, matter_id: UUID, done: str) -> HttpResponse:
        say(self.request, done)
        return redirect("matter", matter_id)


class AddPoint(Deed):
    def post(self, request: HttpRequest, matter_id: UUID) -> HttpResponse:
        form = PointForm(request.POST, auto_id="point-%s")
        if not form.is_valid():
            return self.shown(matter_id, UNUSABLE, point=form)
        said = {"text": form.cleaned_data["text"], "drawn": drawn(form, self.by, matter_id)}
        once(lambda: saying.put_on_agenda(matter_id=matter_id, **said, by=self.by, at=self.at))
        return self.back(matter_id, "point-added")


class Decide(Deed):
    def post(self, request: HttpRequest, matter_id: UUID) -> HttpResponse:
        agencies = agencies_of(list(selectors.in_the_room(self.by, matter_id)))
        form = DecisionForm(request.POST, auto_id="decision-%s", agencies=agencies)
        if not form.is_valid():
            return self.shown(matter_id, UNUSABLE, decision=form)
        said: dict[str, Any] = {"decided": form.decided(), "drawn": drawn(form, self.by, matter_id)}
        try:
            once(lambda: saying.decide(matter_id=matter_id, **said, by=self.by, at=self.at))
        except Unusable as refusal:
            mend(form, refusal)
            return self.shown(matter_id, UNUSABLE, decision=form)
        return self.back(matter_id, "decided")


class LinkCase(Deed):
    """A case one does not see is a 404, as everywhere."""

    def post(self, request: HttpRequest, matter_id: UUID) -> HttpResponse:
        form = LinkForm(request.POST, auto_id="link-%s")
        if not form.is_valid():
            return self.shown(matter_id, UNUSABLE, link=form)
        matters.link(matter_id=matter_id, **form.cleaned_data, by=self.by, at=self.at)
        return self.back(matter_id, "case-linked")


class CloseMatter(Deed):
    def post(self, request: HttpRequest, matter_id: UUID) -> HttpResponse:
        matters.close(matter_id=matter_id, by=self.by, at=self.at)
        return self.back(matter_id, "matter-closed")


class Done(Page):
    """Pressed again by whoever did it, it is answered as the first time."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, decision_id: UUID) -> HttpResponse:
        try:
            decision = saying.done(decision_id=decision_id, by=self.by, at=self.at)
        except NotPossible:
            decision = selectors.decision_for(self.by, decision_id)
            if decision.done_by_id != self.by.id:
                raise
        say(request, "decision-done")
        return redirect("matter", decision.matter_id)
