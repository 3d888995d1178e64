"""Writing one thing down, and writing it anew. A person the case does not know yet is added on the way."""

from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse

from backend.coordination.lifecycle import Step
from backend.coordination.models import PartyKind
from backend.coordination.selectors import case_for
from backend.coordination.use_cases.parties import add_party
from backend.core.access import allowed
from backend.information import selectors
from backend.information.models import Item
from backend.information.passing import Category
from backend.information.use_cases import items
from backend.web.information.door import InformationPage, kept
from backend.web.information.forms.writing import AddingForm, WritingForm
from backend.web.information.people import Named
from backend.web.information.presenters import shown


class Write(InformationPage):
    """The button names what is sent: the item, or first a person it is about."""

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        selectors.place_for(self.by, case_id)
        return self.look(case_id, self.form(case_id, initial={"token": uuid4()}))

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        selectors.place_for(self.by, case_id)
        form = self.form(case_id, request.POST)
        if "add" in request.POST:
            return self.added(case_id, form)
        status = self.sent(form, lambda drawn: self.write(case_id, form, drawn))
        return (
            self.look(case_id, form, status)
            if status
            else self.done("item-written", "case-items", case_id=case_id)
        )

    def write(self, case_id: UUID, form: WritingForm, drawn: UUID) -> None:
        wanted = {"known": form.known(), "about": form.cleaned_data["about"]}
        items.write_item(case_id=case_id, **wanted, by=self.by, at=self.at, as_id=drawn)

    def added(self, case_id: UUID, form: WritingForm) -> HttpResponse:
        before, adding = set(Named(self.by, case_id).readable), AddingForm(self.request.POST)
        status = self.tried(adding, lambda: self.once("party-added", lambda: self.add(case_id, adding)))
        new = set(Named(self.by, case_id).readable) - before
        written = kept(form)
        written["about"] = [*written["about"], *map(str, new)]
        again = self.form(case_id, initial=written)
        return self.look(case_id, again, status, adding=adding if status else AddingForm())

    def add(self, case_id: UUID, adding: AddingForm) -> None:
        given = adding.cleaned_data
        add_party(case_id=case_id, by=self.by, at=self.at, **{**given, "kind": PartyKind(given["kind"])})

    def form(self, case_id: UUID, data: Any = None, **more: Any) -> WritingForm:
        return WritingForm(data, people=self.people(Named(self.by, case_id)), **more)

    def people(self, names: Named) -> list[tuple[str, str]]:
        return names.choices()

    def look(self, case_id: UUID, form: WritingForm, status: int = 0, **more: Any) -> HttpResponse:
        case = case_for(self.by, case_id)
        self.record("parties-opened", about=f"case:{case_id}")
        context = {
            "adding": AddingForm() if allowed(self.by, Step.CHANGE, case) else None,
            "may_protect": allowed(self.by, Step.SET_ADDRESS, case),
            "form": form,
            **more,
        }
        return self.form_page("web/information/write.html", case_id, status, **context)


class Supersede(Write):
    """The former stays with those who have it, as what was known then."""

    def get(self, request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:  # type: ignore[override]
        initial = {**written(self.former), "token": uuid4()}
        return self.look(case_id, self.form(case_id, initial=initial))

    def post(self, request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:  # type: ignore[override]
        if is_mine(self.former.superseded_by, self.by.id):
            return self.done("item-written", "case-items", case_id=case_id)
        return super().post(request, case_id)

    @cached_property
    def former(self) -> Item:
        return self.current(self.kwargs["case_id"], self.kwargs["item_id"])

    def people(self, names: Named) -> list[tuple[str, str]]:
        """Whom the former is about too, also where the writer may not read their names."""
        about = {each.party_id: each.party for each in self.former.about.all()}
        return names.choices_of({**names.readable, **about}.values())

    def write(self, case_id: UUID, form: WritingForm, drawn: UUID) -> None:
        wanted = {
            "known": form.known(),
            "about": form.cleaned_data["about"],
            "item_id": self.kwargs["item_id"],
        }
        items.supersede_item(case_id=case_id, **wanted, by=self.by, at=self.at)

    def look(self, case_id: UUID, form: WritingForm, status: int = 0, **more: Any) -> HttpResponse:
        former = shown(self.former, Named(self.by, case_id))
        return super().look(case_id, form, status, former=former, **more)


def written(item: Item) -> dict[str, Any]:
    """A protected address is not shown again: the new one is written."""
    about = [str(each.party_id) for each in item.about.all()]
    return {
        "category": item.category,
        "nature": item.nature,
        "text": "" if item.category == Category.SEALED_ADDRESS else item.text,
        "came_by": item.channel,
        "about": about,
    }


def is_mine(newer: Item | None, me: UUID | None) -> bool:
    """Written anew by this reader already: the same form sent twice is answered as the first."""
    return newer is not None and newer.written_by_id == me
