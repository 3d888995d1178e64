"""The review: by case number, without the case and without the person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.models import AcuteAccess
from backend.coordination.use_cases import acute
from backend.core.record import put_looks_on_record
from backend.web.acute.forms import ReviewForm
from backend.web.acute.presenters import access
from backend.web.acute.reading import one_to_review, to_review_for
from backend.web.cases.door import CasePage
from backend.web.done import say
from backend.web.door import Page

ACT = "acute-listed"


class ToReview(Page):
    parts = {"waiting": "web/acute/_waiting.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = [access(row, self.at) for row in to_review_for(self.by)]
        put_looks_on_record(self.by, at=self.at, act=ACT, abouts=[f"acute:{each.id}" for each in rows])
        return self.show("web/acute/to_review.html", {"rows": rows})


class Review(CasePage):
    def get(self, request: HttpRequest, acute_id: UUID) -> HttpResponse:
        return self.look(one_to_review(self.by, acute_id), ReviewForm())

    def post(self, request: HttpRequest, acute_id: UUID) -> HttpResponse:
        row, form = one_to_review(self.by, acute_id), ReviewForm(request.POST)
        # reviewed by this reader: the same form sent twice is answered as the first
        mine = row.reviewed_by_id == self.by.id
        status = 0 if mine else self.tried(form, lambda: self.review(acute_id, form))
        if status:
            return self.look(row, form, status)
        say(request, "reviewed")
        return redirect("acute-to-review")

    def review(self, acute_id: UUID, form: ReviewForm) -> None:
        acute.review(acute_id=acute_id, by=self.by, at=self.at, **form.cleaned_data)

    def look(self, row: AcuteAccess, form: ReviewForm, status: int = 200) -> HttpResponse:
        self.record(ACT, about=f"acute:{row.pk}")
        return self.show("web/acute/review.html", {"each": access(row, self.at), "form": form}, status)
