"""Telefonbogen: who is who in my partnerships, my own number, and when I am away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.agencies.absence_selectors import absences_of, away_at, stand_ins_for
from backend.coordination.use_cases import people
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.book import Model, model_in_force
from backend.responsibilities.directory import directory_for
from backend.web.directory import presenters
from backend.web.directory.forms import AbsenceForm, Search
from backend.web.door import Page
from backend.web.refusals import sentence

FIELDS = {"ends_at": "last", "stand_in": "stand_in"}


class Directory(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        model = model_in_force(self.at)
        everybody = self._everybody(model)
        search = Search(request.GET, _roles(everybody, model), _agencies(everybody))
        search.is_valid()
        found = _matching(everybody, search.cleaned_data)
        said = {"search": search, "agencies": presenters.by_agency(found), "count": len(found)}
        me = self.by.person
        return self.show("web/directory/directory.html", {**said, "me": me, "anybody": bool(everybody)})

    def _everybody(self, model: Model) -> list[presenters.Entry]:
        rows = list(directory_for(self.by, self.at))
        away = away_at(self.at, [row.person_id for row in rows if row.person_id])
        return presenters.entries(rows, away, model, self.at)


class Confirm(Page):
    """ "Stemmer det stadig?" One press."""

    def post(self, request: HttpRequest) -> HttpResponse:
        people.confirm_numbers(by=self.by, at=self.at)
        return redirect("directory")


class MyAbsence(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(AbsenceForm(None, stand_ins_for(self.by)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AbsenceForm(request.POST, stand_ins_for(self.by))
        if not form.is_valid():
            return self._form(form, 422)
        try:
            people.record_absence(person_id=self.by.person.pk, by=self.by, at=self.at, **form.wanted())
        except (Unusable, NotPossible) as refusal:
            form.add_error(FIELDS.get(refusal.params.get("field", "")), sentence(refusal.code))
            return self._form(form, 409 if isinstance(refusal, NotPossible) else 422)
        return redirect("my-absence")

    def _form(self, form: AbsenceForm, status: int = 200) -> HttpResponse:
        mine = absences_of(self.by, self.at)
        return self.show("web/directory/absence.html", {"form": form, "mine": mine}, status)


def _matching(everybody: list[presenters.Entry], wanted: dict[str, str]) -> list[presenters.Entry]:
    role, agency, text = (wanted.get(each, "") for each in ("rolle", "myndighed", "q"))
    return [
        each
        for each in everybody
        if (not role or role in each.codes) and (not agency or agency == each.agency) and each.matches(text)
    ]


def _roles(everybody: list[presenters.Entry], model: Model) -> list[tuple[str, str]]:
    filled = {code for each in everybody for code in each.codes}
    return [
        (role.code, presenters.role_title(model, role.code)) for role in model.roles if role.code in filled
    ]


def _agencies(everybody: list[presenters.Entry]) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted({each.agency for each in everybody})]
