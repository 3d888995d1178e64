"""Deciding a part: one proposes, another approves what they have read."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.refusals import Unusable
from backend.insight import selectors
from backend.insight.deciding import decisions_of, grounds_of
from backend.insight.models import AccessPart
from backend.insight.use_cases import decisions
from backend.web.done import say
from backend.web.insight import presenters, words
from backend.web.insight.forms import DecisionForm
from backend.web.insight.views import AccessPage


class Propose(AccessPage):
    def get(self, request: HttpRequest, part_id: UUID) -> HttpResponse:
        row = selectors.part_for(self.by, part_id)
        text = row.item.text if row.item and not row.never else ""
        return self._form(row, self._empty(row, initial={"redacted_text": text if row.third_party else ""}))

    def post(self, request: HttpRequest, part_id: UUID) -> HttpResponse:
        row = selectors.part_for(self.by, part_id)
        form = self._empty(row, request.POST)
        if not form.is_valid():
            return self._form(row, form, 422)
        note = form.cleaned_data["note"]
        try:
            decisions.propose(part_id=part_id, wanted=form.wanted(), note=note, by=self.by, at=self.at)
        except Unusable as refusal:
            for each in refusal.params["missing"]:
                form.add_error(words.BESIDE[each], str(words.MISSING[each]))
            return self._form(row, form, 422)
        say(request, "access-proposed")
        return redirect("access-request", row.request_id)

    def _empty(self, row: AccessPart, *args: Any, **kwargs: Any) -> DecisionForm:
        return DecisionForm(*args, grounds=grounds_of(row), decisions=decisions_of(row), **kwargs)

    def _form(self, row: AccessPart, form: DecisionForm, status: int = 200) -> HttpResponse:
        self.opened("access-parts-opened", row.request_id, [row.case_id])
        looks = selectors.looks_for(self.by, [row]).get(row.pk, ())
        shown = {"each": presenters.part(row, self.by, looks), "request_id": row.request_id, "form": form}
        return self.show("web/insight/decide.html", shown, status)


class Approve(AccessPage):
    """Pressed beside the proposal that was read; a newer one is another."""

    def post(self, request: HttpRequest, part_id: UUID) -> HttpResponse:
        row = selectors.part_for(self.by, part_id)
        latest = next(iter(row.proposals.all()), None)
        read = _uuid(request.POST.get("proposal", ""))
        if latest is None or read is None:
            return redirect("access-part", part_id)
        decisions.approve(part_id=part_id, proposal_id=read, by=self.by, at=self.at)
        say(request, "access-approved")
        return redirect("access-request", row.request_id)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
