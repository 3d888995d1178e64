"""Afgørelser om private parter: recorded by who keeps the partnership, ended by the steering group's chair, too."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.information.deciding_selectors import check_keeps, check_oversees, decisions_for, to_decide_on
from backend.information.use_cases import deciding
from backend.web.cases.door import CasePage
from backend.web.done import say
from backend.web.information.forms.deciding import DecidingForm


class Decisions(CasePage):
    def get(self, request: HttpRequest) -> HttpResponse:
        check_oversees(self.by)
        return self.look(DecidingForm(partners=to_decide_on(self.by)))

    def post(self, request: HttpRequest) -> HttpResponse:
        check_keeps(self.by)
        form = DecidingForm(request.POST, partners=to_decide_on(self.by))
        status = self.tried(
            form, lambda: deciding.record_legal_decision(**form.decided, by=self.by, at=self.at)
        )
        if status:
            return self.look(form, status)
        say(request, "decision-recorded")
        return redirect("legal-decisions")

    def look(self, form: DecidingForm, status: int = 200) -> HttpResponse:
        rows = list(decisions_for(self.by))
        keeps = form.is_bound or len(form.fields["partner"].choices) > 1  # type: ignore[attr-defined]
        return self.show(
            "web/information/decisions.html", {"form": form if keeps else None, "rows": rows}, status
        )


class EndDecision(CasePage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, decision_id: UUID) -> HttpResponse:
        # ended by this reader: the same press twice is answered as the first
        if not decisions_for(self.by).filter(pk=decision_id, ended_by=self.by.id).exists():
            deciding.end_legal_decision(decision_id=decision_id, by=self.by, at=self.at)
        say(request, "decision-ended")
        return redirect("legal-decisions")
