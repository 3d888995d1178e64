"""The wish for another coordinator, answered by the head of department: by case number, without knowing the person."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.models import Wish
from backend.coordination.telling_selectors import wish_to_answer
from backend.coordination.use_cases import wishes
from backend.web.cases import presenters, receivers, tasks
from backend.web.cases.door import CasePage
from backend.web.cases.forms.wishing import Granting, Refusing
from backend.web.done import say


class WishPage(CasePage):
    def look(self, wish: Wish, status: int = 200, **filled: Any) -> HttpResponse:
        self.record("wish-opened", about=f"wish:{wish.pk}")
        forms = {"grant": self.granting(wish), "refuse": Refusing(), **filled}
        return self.show("web/cases/wish.html", {"wish": presenters.wish(wish, self.at), **forms}, status)

    def granting(self, wish: Wish, data: Any = None) -> Granting:
        task = tasks.task(wish.case, tasks.COORDINATION, self.at)
        return Granting(data, people=receivers.people(wish.case, task, self.at).choices)

    def is_mine(self, wish: Wish) -> bool:
        """Answered by this reader: the same form sent twice is answered as the first."""
        return wish.answered_by_id == self.by.id

    def answered(self, what: str) -> HttpResponse:
        say(self.request, what)
        return redirect("desk")


class OneWish(WishPage):
    def get(self, request: HttpRequest, wish_id: UUID) -> HttpResponse:
        return self.look(wish_to_answer(self.by, wish_id))


class Grant(WishPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, wish_id: UUID) -> HttpResponse:
        wish = wish_to_answer(self.by, wish_id)
        form = self.granting(wish, request.POST)
        status = 0 if self.is_mine(wish) else self.tried(form, lambda: self.grant(wish_id, form))
        return self.look(wish, status, grant=form) if status else self.answered("wish-granted")

    def grant(self, wish_id: UUID, form: Granting) -> None:
        to_person = UUID(form.cleaned_data["to_person"])
        wishes.answer_wish(wish_id=wish_id, to_person=to_person, by=self.by, at=self.at)


class Refuse(WishPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, wish_id: UUID) -> HttpResponse:
        wish, form = wish_to_answer(self.by, wish_id), Refusing(request.POST)
        status = 0 if self.is_mine(wish) else self.tried(form, lambda: self.refuse(wish_id, form))
        return self.look(wish, status, refuse=form) if status else self.answered("wish-refused")

    def refuse(self, wish_id: UUID, form: Refusing) -> None:
        wishes.refuse_wish(wish_id=wish_id, by=self.by, at=self.at, **form.said)
