"""A colleague, for those who decide over sign-ins and absences: the head of the workplace, the administrator."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.agencies.absence_selectors import absences_of, stand_ins_for
from backend.agencies.models import Person
from backend.agencies.selectors import person_for
from backend.coordination.use_cases import absences, people
from backend.core.access import allowed
from backend.core.clock import COPENHAGEN
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.access import PeoplePermission
from backend.web import done
from backend.web.directory.forms import AbsenceForm, Reason
from backend.web.directory.refused import put_in
from backend.web.door import Page


class ColleaguePage(Page):
    def of_mine(self, person_id: UUID) -> Person:
        person = person_for(self.by, person_id)
        if not allowed(self.by, PeoplePermission.BLOCK, person):
            raise PermissionDenied
        return person

    def shown(self, person: Person, status: int = 200, **forms: Any) -> HttpResponse:
        leads = allowed(self.by, PeoplePermission.RECORD_ABSENCE, person)
        said = {"colleague": person, "reason": Reason(), "absence": self.absence(person), **forms}
        away = absences_of(person.pk, self.at) if leads else []
        return self.show("web/directory/colleague.html", {**said, "leads": leads, "away": away}, status)

    def absence(self, person: Person, data: Any = None) -> AbsenceForm:
        return AbsenceForm(data, stand_ins_for(self.by, person), self.at.astimezone(COPENHAGEN).date())

    def back(self, person_id: UUID, what: str) -> HttpResponse:
        done.say(self.request, what)
        return redirect("colleague", person_id=person_id)


class Colleague(ColleaguePage):
    def get(self, request: HttpRequest, person_id: UUID) -> HttpResponse:
        return self.shown(self.of_mine(person_id))


class Block(ColleaguePage):
    http_method_names = ["post"]
    deed = staticmethod(people.block)
    what = "signin-blocked"

    def post(self, request: HttpRequest, person_id: UUID) -> HttpResponse:
        person, reason = self.of_mine(person_id), Reason(request.POST)
        if not reason.is_valid():
            return self.shown(person, 422, reason=reason)
        self.deed(person_id=person_id, by=self.by, at=self.at)
        self.record(self.what, about=f"person:{person_id}", reason=reason.cleaned_data["reason"])
        return self.back(person_id, self.what)


class Unblock(Block):
    deed = staticmethod(people.unblock)
    what = "signin-unblocked"


class Away(ColleaguePage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, person_id: UUID) -> HttpResponse:
        person = self.of_mine(person_id)
        form = self.absence(person, request.POST)
        if not form.is_valid():
            return self.shown(person, 422, absence=form)
        try:
            absences.record_absence(person_id=person_id, by=self.by, at=self.at, **form.wanted())
        except (Unusable, NotPossible) as refusal:
            return self.shown(person, put_in(form, refusal), absence=form)
        return self.back(person_id, "absence-recorded")


class Back(ColleaguePage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, person_id: UUID, absence_id: UUID) -> HttpResponse:
        self.of_mine(person_id)
        absences.end_absence(person_id=person_id, absence_id=absence_id, by=self.by, at=self.at)
        return self.back(person_id, "absence-ended")


class TakenBack(ColleaguePage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, person_id: UUID, absence_id: UUID) -> HttpResponse:
        self.of_mine(person_id)
        absences.cancel_absence(person_id=person_id, absence_id=absence_id, by=self.by, at=self.at)
        return self.back(person_id, "absence-cancelled")
