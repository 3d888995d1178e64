"""Changing what the coordinator keeps: safe contact, the udøver, children, seal, findability, the own reference."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.lifecycle import Step
from backend.coordination.models import Case
from backend.coordination.parties import udoever_of
from backend.coordination.use_cases import cases
from backend.core.actor import Actor
from backend.web.cases.door import CONFLICT, CasePage
from backend.web.cases.forms.changing import Changing, over
from backend.web.cases.shown import exposed_of, reference_of


class Change(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.CHANGE)
        return self.shown(case_id, Changing(initial=kept(case, self.by)))

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        now = kept(self.for_step(case_id, Step.CHANGE), self.by)
        form = Changing(request.POST)
        if form.is_valid() and form.changed.items() <= now.items():
            return self.to_case(case_id)  # nothing changed, or the same form sent twice
        status = self.tried(form, lambda: self.change(case_id, form))
        if status == CONFLICT and form.cleaned_data["version"] != now["version"]:
            form = over(form, now)
        return self.shown(case_id, form, status) if status else self.to_case(case_id)

    def change(self, case_id: UUID, form: Changing) -> None:
        version = form.cleaned_data["version"]
        cases.change(case_id=case_id, version=version, wanted=form.wanted, by=self.by, at=self.at)

    def shown(self, case_id: UUID, form: Changing, status: int = 200) -> HttpResponse:
        return self.show("web/cases/change.html", {"case_id": case_id, "form": form}, status=status)


def kept(case: Case, by: Actor) -> dict[str, Any]:
    """By the names of the form. The page is for those who hold the case, and they read all of it."""
    exposed, udoever = exposed_of(case), udoever_of(case)
    return {
        "version": case.version,
        "name": exposed.name if exposed else "",
        "cpr": "",
        "number": exposed.safe_number if exposed else "",
        "times": exposed.safe_times if exposed else "",
        "not_to_be_told": exposed.not_to_be_told if exposed else "",
        "udoever_name": udoever.name if udoever else "",
        "udoever_cpr": "",
        "children": case.children,
        "sealed": case.sealed,
        "findable": case.findable,
        "external_reference": reference_of(case),
    }
