"""Whose staff is party to the case: declared by those who hold it, and ended again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.lifecycle import Step
from backend.coordination.models import Case
from backend.coordination.recusal_selectors import agencies_of_partners, staff_parties_for
from backend.coordination.selectors import is_seen
from backend.coordination.use_cases import staff_party
from backend.web.cases.door import CasePage
from backend.web.cases.forms.staff_party import StaffIsParty


class Declare(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.RECUSE)
        return self.shown(case, self.form(case))

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.RECUSE)
        form = self.form(case, request.POST)
        status = self.tried(form, lambda: self.once("staff-party", lambda: self.declare(case_id, form)))
        if status:
            return self.shown(case, form, status)
        return redirect("staff-party", case_id=case_id) if is_seen(self.by, case_id) else redirect("desk")

    def declare(self, case_id: UUID, form: StaffIsParty) -> None:
        agency, reason = UUID(form.cleaned_data["agency"]), form.cleaned_data["reason"]
        staff_party.declare_staff_party(
            case_id=case_id, agency_id=agency, reason=reason, by=self.by, at=self.at
        )

    def form(self, case: Case, data: Any = None) -> StaffIsParty:
        return StaffIsParty(data, agencies=agencies_of_partners(self.by, case))

    def shown(self, case: Case, form: StaffIsParty, status: int = 0) -> HttpResponse:
        live = staff_parties_for(self.by, case.pk)
        return self.form_page("web/cases/staff_party.html", case.pk, status, form=form, staff_parties=live)


class End(CasePage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, case_id: UUID, staff_party_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.END_RECUSAL)
        self.once("staff-party-ended", lambda: self.end(case_id, staff_party_id))
        return redirect("staff-party", case_id=case_id)

    def end(self, case_id: UUID, staff_party_id: UUID) -> None:
        staff_party.end_staff_party(case_id=case_id, staff_party_id=staff_party_id, by=self.by, at=self.at)
