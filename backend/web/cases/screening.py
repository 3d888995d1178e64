"""The visitator's answer: stalking, harassment, conflict or unclear, with the reason and what follows each."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from backend.coordination.lifecycle import AFTER_SCREENING, Outcome, Step
from backend.coordination.models import Case
from backend.coordination.use_cases import cases
from backend.responsibilities.book import model_in_force
from backend.web.cases import titles, words
from backend.web.cases.door import CasePage
from backend.web.cases.forms.screening import Screening


class Screen(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        return self.shown(self.for_step(case_id, Step.SCREEN), Screening())

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case, form = self.for_step(case_id, Step.SCREEN), Screening(request.POST)
        status = self.tried(form, lambda: self.once("screened", lambda: self.screen(case_id, form)))
        return self.shown(case, form, status) if status else self.to_case(case_id)

    def screen(self, case_id: UUID, form: Screening) -> None:
        cases.screen(case_id=case_id, by=self.by, at=self.at, **form.said)

    def shown(self, case: Case, form: Screening, status: int = 0) -> HttpResponse:
        """With the case's version as it is now: what is sent again has been looked through again."""
        following = [(words.OUTCOMES[each], self.follows(each)) for each in Outcome]
        context = {"form": form, "following": following, "version": case.version}
        return self.form_page("web/cases/screen.html", case.pk, status, **context)

    def follows(self, outcome: Outcome) -> str:
        """Whom coordination is offered to; where nobody is asked, who goes on and with what, in the model's words."""
        after = AFTER_SCREENING[outcome]
        if after.offered_to:
            return _("Koordinationen tilbydes: %s") % titles.role(after.offered_to, self.at)
        duty = model_in_force(self.at).duty(after.duty)
        return f"{titles.role(duty.answers, self.at)}: {duty.can.told(titles.language())}."
