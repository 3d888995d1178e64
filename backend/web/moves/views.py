"""The exposed person moves: offered to the visitator there, handed out, or joined with another case of the person."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.entrance import municipalities_served
from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, HandoverKind
from backend.coordination.moving_selectors import (
    decisions_for,
    departures_for,
    duties_for,
)
from backend.coordination.selectors import handovers_for
from backend.coordination.use_cases import moving
from backend.core.record import put_looks_on_record
from backend.web.cases import titles
from backend.web.cases.door import CasePage
from backend.web.cases.handovers import shown as shown_handover
from backend.web.door import Page
from backend.web.moves import forms, presenters


class Sending(CasePage):
    """A form for an offer to another place: sent once, and followed as any other handover."""

    template: str

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.MOVE)
        return self.shown(case, self.form(case))

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.for_step(case_id, Step.MOVE)
        form = self.form(case, request.POST)
        status = self.tried(form, lambda: self.once("handover-offered", lambda: self.send(case, form)))
        return self.shown(case, form, status) if status else self.to_case(case_id)

    def form(self, case: Case, data: Any = None) -> Any:
        raise NotImplementedError

    def send(self, case: Case, form: Any) -> None:
        raise NotImplementedError

    def duties(self, case: Case) -> list[tuple[str, str]]:
        rows = duties_for(self.by, case.pk)
        return [(str(row.pk), titles.duty(row.duty, self.at)) for row in rows]

    def shown(self, case: Case, form: Any, status: int = 0) -> HttpResponse:
        rows = handovers_for(self.by).filter(case=case, kind=HandoverKind.MOVE, ended_at=None)
        found = rows.prefetch_related("offers__to", "offers__agency").first()
        under_way = shown_handover(found, self.by, self.at) if found else None
        return self.form_page(self.template, case.pk, status, form=form, under_way=under_way)


class Move(Sending):
    template = "web/moves/move.html"

    def form(self, case: Case, data: Any = None) -> forms.Moving:
        served = [each for each in municipalities_served(self.at) if each.code != case.municipality_id]
        return forms.Moving(data, served=presenters.by_partnership(served), duties=self.duties(case))

    def send(self, case: Case, form: forms.Moving) -> None:
        to = form.cleaned_data["municipality"]
        moving.move(case_id=case.pk, municipality=to, moving=form.said, by=self.by, at=self.at)


class Join(Sending):
    template = "web/moves/join.html"

    def form(self, case: Case, data: Any = None) -> forms.Joining:
        return forms.Joining(data, duties=self.duties(case))

    def send(self, case: Case, form: forms.Joining) -> None:
        number = form.cleaned_data["number"]
        moving.join(case_id=case.pk, number=number, moving=form.said, by=self.by, at=self.at)


class MoveOut(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.MOVE)
        return self.shown(case_id, forms.MovingOut())

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        self.for_step(case_id, Step.MOVE)
        form = forms.MovingOut(request.POST)
        status = self.tried(form, lambda: self.once("handed-out", lambda: self.send(case_id, form)))
        return self.shown(case_id, form, status) if status else self.to_case(case_id)

    def send(self, case_id: UUID, form: forms.MovingOut) -> None:
        moving.move_out(case_id=case_id, **form.said, by=self.by, at=self.at)

    def shown(self, case_id: UUID, form: forms.MovingOut, status: int = 0) -> HttpResponse:
        return self.form_page("web/moves/move_out.html", case_id, status, form=form)


class Decisions(CasePage):
    """What each place has found, beside each other."""

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        found = decisions_for(self.by, case_id)
        self.record("decisions-opened", about=f"case:{case_id}")
        rows = [presenters.decided(each, self.at) for each in found]
        return self.show("web/moves/decisions.html", {"case_id": case_id, "decisions": rows})


class Departures(Page):
    """The outcome lines of those who had a case that has moved away."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = list(departures_for(self.by))
        abouts = [f"case:{row.case_id}" for row in rows]
        put_looks_on_record(self.by, at=self.at, act="departures-listed", abouts=abouts)
        return self.show(
            "web/moves/departures.html", {"departures": [presenters.departure(row) for row in rows]}
        )
