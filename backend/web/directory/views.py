"""Telefonbogen: who is who in my partnerships, my own number, and when I am away."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.agencies.absence_selectors import absences_of, away_at, stand_ins_for
from backend.agencies.selectors import people_for
from backend.coordination.use_cases import absences, people
from backend.core.clock import COPENHAGEN
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.access import leads_anybody
from backend.responsibilities.book import model_in_force
from backend.responsibilities.directory import directory_for
from backend.web import done
from backend.web.directory import presenters, searching
from backend.web.directory.forms import AbsenceForm, Search
from backend.web.directory.refused import put_in
from backend.web.door import Page


class Directory(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        model, rows = model_in_force(self.at), list(directory_for(self.by, self.at))
        away = away_at(self.at, [self.by.person.pk, *(row.person_id for row in rows if row.person_id)])
        everybody = presenters.entries(rows, away, model, self.at)
        search = Search(request.GET, searching.roles(everybody, model), searching.agencies(everybody))
        search.is_valid()
        found = searching.matching(everybody, search.cleaned_data)
        said = {"search": search, "agencies": presenters.by_agency(found), "count": len(found)}
        mine = {"me": self.by.person, "away": away.get(self.by.person.pk)}
        leads = leads_anybody(self.by)
        blocked = people_for(self.by).exclude(blocked_at=None) if leads else []
        of_those_who_lead = {"leads": leads, "blocked": blocked}
        context = {**said, **mine, **of_those_who_lead, "anybody": bool(everybody)}
        return self.show("web/directory/directory.html", context)


class Confirm(Page):
    """ "Stemmer det stadig?" One press."""

    def post(self, request: HttpRequest) -> HttpResponse:
        people.confirm_numbers(by=self.by, at=self.at)
        return redirect("directory")


class MyAbsence(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(self._asked(None))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._asked(request.POST)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            absences.record_absence(person_id=self.by.person.pk, by=self.by, at=self.at, **form.wanted())
        except (Unusable, NotPossible) as refusal:
            return self._form(form, put_in(form, refusal))
        return redirect("my-absence")

    def _asked(self, data: Any) -> AbsenceForm:
        return AbsenceForm(
            data, stand_ins_for(self.by, self.by.person), self.at.astimezone(COPENHAGEN).date()
        )

    def _form(self, form: AbsenceForm, status: int = 200) -> HttpResponse:
        mine = absences_of(self.by.person.pk, self.at)
        return self.show("web/directory/absence.html", {"form": form, "mine": mine}, status)


class TakenBack(Page):
    """ "Tag tilbage": one stays after all. One press."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, absence_id: UUID) -> HttpResponse:
        absences.cancel_absence(person_id=self.by.person.pk, absence_id=absence_id, by=self.by, at=self.at)
        done.say(request, "absence-cancelled")
        return redirect("my-absence")


class BackAgain(Page):
    """ "Jeg er tilbage." One press."""

    def post(self, request: HttpRequest, absence_id: UUID) -> HttpResponse:
        absences.end_absence(person_id=self.by.person.pk, absence_id=absence_id, by=self.by, at=self.at)
        return redirect("my-absence")
