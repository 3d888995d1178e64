"""Handing over in three presses: "Giv videre", the duty, and send. Role, person and deadline are there already."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, HandoverKind
from backend.coordination.offering import Wanted
from backend.coordination.selectors import handovers_for
from backend.coordination.use_cases import handovers
from backend.web.cases import receivers, tasks
from backend.web.cases.door import CasePage
from backend.web.cases.forms.handing import HandingOver


class ChooseDuty(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.HAND_OVER)
        under_way = handovers_for(self.by).filter(case=case, kind=HandoverKind.COORDINATION, ended_at=None)
        groups, moving = tasks.duties(case, self.at), under_way.first()
        context = {"case_id": case_id, "groups": groups, "moving": moving}
        return self.show("web/cases/choose_duty.html", context)


class HandOver(CasePage):
    def get(self, request: HttpRequest, case_id: UUID, duty: str) -> HttpResponse:
        case = self.for_step(case_id, Step.HAND_OVER)
        task = tasks.task(case, duty, self.at)
        return self.shown(case, task, self.form(case, task))

    def post(self, request: HttpRequest, case_id: UUID, duty: str) -> HttpResponse:
        case = self.for_step(case_id, Step.HAND_OVER)
        task = tasks.task(case, duty, self.at)
        form = self.form(case, task, request.POST)
        status = self.tried(form, lambda: self.hand_over_once(case, task, form))
        return self.shown(case, task, form, status) if status else self.to_case(case_id)

    def form(self, case: Case, task: tasks.Task, data: object = None) -> HandingOver:
        people = receivers.people(case, task, self.at)
        return HandingOver(data, people=people, coordination=task.coordination)

    def hand_over_once(self, case: Case, task: tasks.Task, form: HandingOver) -> None:
        self.once("handover-offered", lambda: self.hand_over(case, task, form))

    def hand_over(self, case: Case, task: tasks.Task, form: HandingOver) -> None:
        said = {**form.cleaned_data, "to_person": UUID(form.cleaned_data["to_person"])}
        kind = HandoverKind.COORDINATION if task.coordination else HandoverKind.DUTY
        wanted = Wanted(kind, duty="" if task.coordination else task.code, **said)
        handovers.hand_over(case_id=case.pk, wanted=wanted, by=self.by, at=self.at)

    def shown(self, case: Case, task: tasks.Task, form: HandingOver, status: int = 0) -> HttpResponse:
        return self.form_page("web/cases/hand_over.html", case.pk, status, form=form, task=task)
