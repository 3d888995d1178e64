"""That the exposed person was told: by which channel, with which agreed answer, and whether it departed from it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.lifecycle import Step
from backend.coordination.models import Telling as Row
from backend.coordination.telling_selectors import tellings_for
from backend.coordination.use_cases import telling
from backend.core.refusals import NotFound
from backend.responsibilities.book import model_in_force
from backend.web.cases import titles
from backend.web.cases.deadlines import deadline
from backend.web.cases.door import CasePage
from backend.web.cases.forms.telling import Telling


class Tell(CasePage):
    def get(self, request: HttpRequest, case_id: UUID, task: UUID | None = None) -> HttpResponse:
        self.for_step(case_id, Step.TELL)
        return self.shown(case_id, task, Telling(at=self.at, task=task))

    def post(self, request: HttpRequest, case_id: UUID, task: UUID | None = None) -> HttpResponse:
        self.for_step(case_id, Step.TELL)
        form = Telling(request.POST, at=self.at, task=task)
        status = self.tried(form, lambda: self.once("told", lambda: self.tell(case_id, task, form)))
        return self.shown(case_id, task, form, status) if status else self.to_case(case_id)

    def tell(self, case_id: UUID, task: UUID | None, form: Telling) -> None:
        said = telling.Said(task=task, **form.cleaned_data)
        telling.tell(case_id=case_id, said=said, by=self.by, at=self.at)

    def shown(self, case_id: UUID, task: UUID | None, form: Telling, status: int = 0) -> HttpResponse:
        row = self.task(case_id, task) if task else None
        context = {
            "task": titles.duty(row.duty, self.at) if row else "",
            "deadline": deadline(row.due_by, self.at) if row else None,
            "answers": [
                (each.question.told(titles.language()), each.answer.told(titles.language()))
                for each in model_in_force(self.at).advice
            ],
        }
        return self.form_page("web/cases/tell.html", case_id, status, form=form, **context)

    def task(self, case_id: UUID, task: UUID) -> Row:
        rows, _whole = tellings_for(self.by, case_id)
        found = next((row for row in rows if row.pk == task), None)
        if found is None:
            raise NotFound()
        return found
