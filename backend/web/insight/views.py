"""Indsigt: what has been asked for, taking one in, a request with its parts, and the answer."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.access import allowed, require
from backend.core.clock import COPENHAGEN
from backend.core.record import put_looks_on_record
from backend.core.refusals import NotFound, Unusable
from backend.insight import selectors
from backend.insight.access import ANSWER, Permission
from backend.insight.models import AccessRequest
from backend.insight.use_cases import answers, requests
from backend.web.door import Page
from backend.web.entrance.fields import mend
from backend.web.insight import presenters
from backend.web.insight.forms import AnswerForm, RegisterForm

AT_MOST = 100


class AccessPage(Page):
    def opened(self, act: str, request_id: UUID, cases: Collection[UUID] = ()) -> None:
        """To look at what is asked for is to look at the cases it is of."""
        abouts = [f"case:{each}" for each in cases] or [f"access-request:{request_id}"]
        put_looks_on_record(self.by, at=self.at, act=act, abouts=abouts)


class Requests(AccessPage):
    parts = {"requests": "web/insight/_requests.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = [presenters.asked(row, self.at) for row in selectors.requests_for(self.by)[:AT_MOST]]
        abouts = [f"access-request:{row.id}" for row in rows]
        put_looks_on_record(self.by, at=self.at, act="access-listed", abouts=abouts)
        context = {
            "waiting": [row for row in rows if not row.answered_at],
            "answered": [row for row in rows if row.answered_at],
            "may_register": allowed(self.by, Permission.REGISTER),
        }
        return self.show("web/insight/requests.html", context)


class Register(AccessPage):
    """The receipt that follows is the same, whether or not there is a case."""

    def get(self, request: HttpRequest) -> HttpResponse:
        today = self.at.astimezone(COPENHAGEN).date()
        return self._form(self._empty(initial={"token": uuid4(), "received_on": today.isoformat()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._empty(request.POST)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            taken_in = self._taken_in(form)
        except Unusable as refusal:
            mend(form, refusal, received_at="received_on")
            return self._form(form, 422)
        return redirect("access-request", taken_in)

    def _empty(self, *args, **kwargs) -> RegisterForm:
        require(self.by, Permission.REGISTER)
        return RegisterForm(*args, partners=selectors.partners_for(self.by), **kwargs)

    def _taken_in(self, form: RegisterForm) -> UUID:
        """Once, although the button is pressed twice: the database knows the form's own id."""
        drawn = form.drawn(self.by)
        try:
            requests.register(asked=form.asked(self.at), request_id=drawn, by=self.by, at=self.at)
        except IntegrityError:
            selectors.request_for(self.by, drawn)
            return drawn
        self.opened("access-registered", drawn)
        return drawn

    def _form(self, form: RegisterForm, status: int = 200) -> HttpResponse:
        return self.show("web/insight/register.html", {"form": form}, status)


class OneRequest(AccessPage):
    parts = {"parts": "web/insight/_parts.html", "answer": "web/insight/_answer.html"}

    def get(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        row = selectors.request_for(self.by, request_id)
        rows = selectors.parts_for(self.by, row)
        self.opened("access-parts-opened", request_id, {part.case_id for part in rows})
        looks = selectors.looks_for(self.by, rows)
        decided = [presenters.part(part, self.by, looks.get(part.pk, ())) for part in rows]
        context = {
            "each": presenters.asked(row, self.at),
            "decided": decided,
            "undecided": [each for each in decided if not each.approved_by],
            "form": AnswerForm(),
        }
        return self.show("web/insight/request.html", context)


class Answer(AccessPage):
    """For printing: what two persons approved, and nothing else."""

    def get(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        row = self._known(request_id)
        said = selectors.answer_for(self.by, request_id)
        self.opened("access-answer-opened", request_id, selectors.cases_in(self.by, said))
        return self.show("web/insight/answer.html", {"each": presenters.asked(row, self.at), "said": said})

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        form = AnswerForm(request.POST)
        language = form.cleaned_data["language"] if form.is_valid() else "da"
        self._known(request_id)
        answers.answer(request_id=request_id, language=language, by=self.by, at=self.at)
        self.opened("access-answered", request_id)
        return redirect("access-answer", request_id)

    def _known(self, request_id: UUID) -> AccessRequest:
        """NotFound for whoever only took it in or leads: an answer may lie with another agency."""
        row = selectors.request_for(self.by, request_id)
        if not ANSWER & set(row.whys):  # type: ignore[attr-defined]  # asked for by the selector
            raise NotFound()
        return row
