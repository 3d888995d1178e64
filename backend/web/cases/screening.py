"""The visitator's answer: stalking, harassment, conflict or unclear, with the reason and what follows each."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.lifecycle import AFTER_SCREENING, Outcome, Step
from backend.coordination.use_cases import cases
from backend.web.cases import titles, words
from backend.web.cases.door import CasePage
from backend.web.cases.forms.screening import Screening


class Screen(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.SCREEN)
        return self.shown(case_id, Screening())

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.SCREEN)
        form = Screening(request.POST)
        status = self.tried(form, lambda: self.once(case_id, "screened", lambda: self.screen(case_id, form)))
        return self.shown(case_id, form, status) if status else self.to_case(case_id)

    def screen(self, case_id: UUID, form: Screening) -> None:
        cases.screen(case_id=case_id, by=self.by, at=self.at, **form.said)

    def shown(self, case_id: UUID, form: Screening, status: int = 0) -> HttpResponse:
        following = [(words.OUTCOMES[each], self.follows(each)) for each in Outcome]
        return self.form_page("web/cases/screen.html", case_id, status, form=form, following=following)

    def follows(self, outcome: Outcome) -> tuple[str, str]:
        """The model's next duty, and the role that coordination is offered to."""
        after = AFTER_SCREENING[outcome]
        return titles.duty(after.duty, self.at), titles.role(
            after.offered_to, self.at
        ) if after.offered_to else ""
