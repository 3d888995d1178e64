"""What the pages that act on a case share: sight first, the look on record, a deed once, a refusal in the form."""

from collections.abc import Callable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from backend.coordination.lifecycle import CASE_STEPS, State, Step, may_follow
from backend.coordination.models import Case
from backend.coordination.selectors import case_for
from backend.core.access import allowed
from backend.core.refusals import NotPossible, Refusal, Stale, Unusable
from backend.web.cases import once
from backend.web.done import say
from backend.web.door import Page
from backend.web.refusals import of_database, sentence

CONFLICT = 409
UNUSABLE = 422


class CasePage(Page):
    def seen(self, case_id: UUID, act: str = "case-opened") -> Case:
        """The case through sight, and the look on record."""
        case = case_for(self.by, case_id)
        self.record(act, about=f"case:{case_id}")
        return case

    def _refused(self, refusal: Refusal) -> HttpResponse:
        """The deed may have taken the case from who sent it: sent again, it is still done."""
        if self.request.method == "POST" and self.sent_before:
            return redirect("desk")
        return super()._refused(refusal)

    def gone(self) -> HttpResponse:
        """A page that stood open on what its reader no longer sees is taken away, and the miss put on record."""
        about = ":".join(str(value) for value in self.kwargs.values() if value)
        self.record(f"{self.request.method} page {type(self).__name__}", "not-found", about)
        return HttpResponse(headers={"HX-Redirect": reverse("desk")})

    def for_step(self, case_id: UUID, step: Step) -> Case:
        """The case, for somebody who may take the step. Whether it may follow now is asked before it is offered;
        what is sent is answered by the deed."""
        case = self.seen(case_id)
        if not allowed(self.by, step, case):
            raise PermissionDenied
        if self.request.method == "GET" and not may_follow(CASE_STEPS[step], State(case.state)):
            raise NotPossible("not-in-this-state", state=case.state, step=str(step))
        return case

    def once(self, what: str, deed: Callable[[], Any]) -> None:
        """Does it, unless the same form has done it already; the next page says so."""
        if not self.sent_before:
            deed()
            once.remember(self.request)
        say(self.request, what)

    @cached_property
    def sent_before(self) -> bool:
        return once.sent_before(self.request)

    def to_case(self, case_id: UUID) -> HttpResponseRedirect:
        return redirect("case", case_id=case_id)

    def tried(self, form: Form, deed: Callable[[], Any]) -> int:
        """0 when it is done. Else the status with which the form is shown again, what was written kept.

        What is done already is not judged again: who was to be chosen may be no choice any more.
        """
        if not self.sent_before and not form.is_valid():
            return UNUSABLE
        try:
            deed()
        except (NotPossible, Stale, Unusable) as refusal:
            return self._said_in(form, refusal)
        except IntegrityError as error:
            refused = of_database(error)
            if refused is None:
                raise
            return self._said_in(form, refused)
        return 0

    def _said_in(self, form: Form, refusal: Refusal) -> int:
        field = refusal.params.get("field")
        form.add_error(field if field in form.fields else None, sentence(refusal.code))
        if isinstance(refusal, Unusable):
            return UNUSABLE
        about = ":".join(str(value) for value in self.kwargs.values() if value)
        self.record(f"{self.request.method} page {type(self).__name__}", refusal.code, about)
        return CONFLICT

    def form_page(self, template: str, case_id: UUID, status: int = 0, **context: Any) -> HttpResponse:
        """A page with a form, and in it the last line of history its sender saw."""
        said = {"case_id": case_id, "seen": once.last_line(self.by, case_id), **context}
        return self.show(template, said, status=status or 200)
