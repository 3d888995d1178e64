"""Who may not take part in a case: declared by those who hold it, of oneself or another, and ended again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.lifecycle import Step
from backend.coordination.models import Case
from backend.coordination.recusal_selectors import recusable_for, recusals_for
from backend.coordination.selectors import is_seen
from backend.coordination.use_cases import recusals
from backend.web.cases.door import CasePage
from backend.web.cases.forms.recusing import Recusing


class Recuse(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.RECUSE)
        return self.shown(case, self.form(case))

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.RECUSE)
        form = self.form(case, request.POST)
        status = self.tried(form, lambda: self.once("recused", lambda: self.recuse(case_id, form)))
        if status:
            return self.shown(case, form, status)
        return redirect("recusals", case_id=case_id) if is_seen(self.by, case_id) else redirect("desk")

    def recuse(self, case_id: UUID, form: Recusing) -> None:
        person, reason = UUID(form.cleaned_data["person"]), form.cleaned_data["reason"]
        recusals.recuse(case_id=case_id, person_id=person, reason=reason, by=self.by, at=self.at)

    def form(self, case: Case, data: Any = None) -> Recusing:
        return Recusing(data, people=recusable_for(self.by, case), me=self.by.person)

    def shown(self, case: Case, form: Recusing, status: int = 0) -> HttpResponse:
        live = recusals_for(self.by, case.pk)
        return self.form_page("web/cases/recusals.html", case.pk, status, form=form, recusals=live)


class EndRecusal(CasePage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, case_id: UUID, recusal_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.END_RECUSAL)
        self.once("recusal-ended", lambda: self.end(case_id, recusal_id))
        return redirect("recusals", case_id=case_id)

    def end(self, case_id: UUID, recusal_id: UUID) -> None:
        recusals.end_recusal(case_id=case_id, recusal_id=recusal_id, by=self.by, at=self.at)
