"""The protected address: that there is one, a page that shows it once, and what those who hold the case do to it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.lifecycle import Step
from backend.coordination.protection import Protection
from backend.coordination.sealed_selectors import protections_for
from backend.coordination.use_cases import sealed
from backend.web.cases import words
from backend.web.cases.deeds import OnePress
from backend.web.cases.door import CasePage
from backend.web.cases.forms.sealed import Opening, Protecting
from backend.web.cases.shown import steps


class Address(CasePage):
    """Sent with a reason, the answer itself shows the address: it has no address of its own to come back to."""

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        return self.shown(case_id, Opening())

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.OPEN_ADDRESS)
        form, found = Opening(request.POST), list[str]()
        status = self.tried(
            form, lambda: self.once("address-opened", lambda: self.open(case_id, form, found))
        )
        if status:
            return self.shown(case_id, form, status)
        if not found:
            return redirect("sealed-address", case_id=case_id)
        return self.show("web/cases/address.html", {"case_id": case_id, "address": found[0]})

    def open(self, case_id: UUID, form: Opening, found: list[str]) -> None:
        reason = form.cleaned_data["reason"]
        found.append(sealed.open_address(case_id=case_id, reason=reason, by=self.by, at=self.at))

    def shown(self, case_id: UUID, form: Opening, status: int = 0) -> HttpResponse:
        case = self.for_step(case_id, Step.OPEN_ADDRESS)
        protection = protections_for(self.by, case_id).first()
        kind = words.told(words.PROTECTIONS, protection.kind) if protection else ""
        context: dict[str, Any] = {"protection": protection, "kind": kind, "steps": steps(case, self.by)}
        context["still_sealed"] = case.sealed and not protection and "change" in context["steps"]
        return self.form_page("web/cases/protection.html", case_id, status, form=form, **context)


class Protect(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.SET_ADDRESS)
        return self.shown(case_id, Protecting())

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.SET_ADDRESS)
        form = Protecting(request.POST)
        status = self.tried(form, lambda: self.once("address-set", lambda: self.protect(case_id, form)))
        return self.shown(case_id, form, status) if status else redirect("sealed-address", case_id=case_id)

    def protect(self, case_id: UUID, form: Protecting) -> None:
        said = form.cleaned_data
        wanted = sealed.Wanted(said["address"], Protection(said["kind"]), said["children"])
        sealed.set_address(case_id=case_id, wanted=wanted, by=self.by, at=self.at)

    def shown(self, case_id: UUID, form: Protecting, status: int = 0) -> HttpResponse:
        return self.form_page("web/cases/protect.html", case_id, status, form=form)


class Renew(OnePress):
    what, deed = "address-renewed", sealed.renew_address


class End(OnePress):
    what, deed = "address-ended", sealed.end_address
