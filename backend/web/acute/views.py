"""Akut adgang: somebody on duty opens a case that cannot wait, and is given whom to ring."""

from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from backend.coordination.acute_selectors import acute_for
from backend.coordination.models import Case
from backend.coordination.selectors import case_for
from backend.coordination.use_cases import acute
from backend.core.refusals import NotFound, NotPermitted, Refusal, Unusable
from backend.web.acute.duty import helps, on_duty
from backend.web.acute.forms import AcuteForm
from backend.web.cases.acutely import until
from backend.web.cases.holders import holders
from backend.web.door import Page
from backend.web.entrance.fields import mend
from backend.web.entrance.ringing import answers_now, entrance_at
from backend.web.place import remember, remembered
from backend.web.who_to_call.forms import name_of
from backend.web.who_to_call.presenters import Card

INSTEAD = {403: "web/acute/not_permitted.html", 404: "web/acute/not_found.html"}


class OpenAcutely(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(AcuteForm(initial={"token": uuid4(), "municipality": remembered(request)}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AcuteForm(request.POST)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            opened = self._opened(form)
        except Unusable as refusal:
            mend(form, refusal, cpr="about")
            return self._form(form, 422)
        response = redirect("acutely-opened", opened)
        remember(response, form.cleaned_data["municipality"])
        return response

    def _form(self, form: AcuteForm, status: int = 200) -> HttpResponse:
        roles = on_duty(self.by)
        if not roles:
            raise NotPermitted("not-permitted")
        hours = settings.ACUTE_HOURS
        lasts = ngettext("%d time", "%d timer", hours) % hours
        return self.show("web/acute/open.html", {"form": form, "helps": helps(roles), "lasts": lasts}, status)

    def _opened(self, form: AcuteForm) -> UUID:
        """Once, although the button is pressed twice: the database knows the form's own id."""
        drawn = form.drawn(self.by, str(form.cleaned_data["about"]))
        try:
            return acute.open_acutely(wanted=form.wanted(), by=self.by, at=self.at, acute_id=drawn).pk
        except IntegrityError:
            if not acute_for(self.by).filter(pk=drawn, person=self.by.id).exists():
                raise
            return drawn

    def _refused(self, refusal: Refusal) -> HttpResponse:
        """On record as every other. Somebody may be waiting at a door, so the answer says what to do instead."""
        answer = super()._refused(refusal)
        if answer.status_code not in INSTEAD:
            return answer
        line = {"line": entrance_at(self.by, self._place(), self.at)}
        return self.show(INSTEAD[answer.status_code], line, answer.status_code)

    def _place(self) -> str:
        """Where the opener says it is."""
        said = self.request.POST.get("municipality", "")
        return said if name_of(said) else remembered(self.request)


class Opened(Page):
    """Whom to ring, for the opener, while it lasts: who answers now first."""

    def get(self, request: HttpRequest, acute_id: UUID) -> HttpResponse:
        mine = acute_for(self.by).filter(pk=acute_id, person=self.by.id, ends_at__gt=self.at).first()
        if mine is None:
            raise NotFound()
        case = case_for(self.by, mine.case_id)
        self.record("case-opened", about=f"case:{case.pk}")
        rung = holders(case, self.at)
        closed = all(each.closed for each in rung)
        now = self._answers_now(case, remembered(request)) if closed else None
        shown = {"case": case, "until": until(mine.ends_at, self.at), "holders": rung, "now": now}
        return self.show("web/acute/opened.html", shown)

    def _answers_now(self, case: Case, remembered: str) -> Card | None:
        """Somebody who answers while those who hold the case are closed (P1). Where a sealed case lies is not said:
        the place is then the opener's own."""
        place = remembered if case.sealed else case.municipality_id
        return answers_now(place, self.at) if place else None
