"""Oplysninger: what this reader's agency knows on the case, and what was disclosed to it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.selectors import is_seen
from backend.core.refusals import NotFound
from backend.information import selectors
from backend.information.access import may_write, place_of
from backend.information.passing import may_reach_the_defence
from backend.information.use_cases.opening import open_item
from backend.web.information import presenters
from backend.web.information.door import InformationPage
from backend.web.information.forms.writing import OpeningForm
from backend.web.information.people import Named


class Items(InformationPage):
    parts = {"items": "web/information/_items.html"}

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        if self.part_asked_for and not is_seen(self.by, case_id):
            return self.gone()
        rows = selectors.items_for(self.by, case_id)
        self.record("items-opened", about=f"case:{case_id}")
        passed, stayed = selectors.passed_for(self.by, case_id), selectors.not_shared_for(self.by, case_id)
        place = place_of(self.by, case_id)
        context = {
            "case_id": case_id,
            "known": presenters.known(rows, passed, stayed, Named(self.by, case_id)),
            "may_write": may_write(place),
            "reaches_the_defence": may_reach_the_defence(place.wing if place else ""),
        }
        return self.show("web/information/items.html", context)


class OpenSealed(InformationPage):
    """A protected address is in no list: who opens it says why, as on the case's own (P8)."""

    def get(self, request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
        return self.asked(self.item(), OpeningForm())

    def post(self, request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
        item, form, found = self.item(), OpeningForm(request.POST), list[str]()
        status = self.tried(form, lambda: found.append(self.opened(form)))
        return self.asked(item, form, status, text="".join(found))

    def opened(self, form: OpeningForm) -> str:
        said = {"item_id": self.kwargs["item_id"], "reason": form.cleaned_data["reason"]}
        return open_item(**said, by=self.by, at=self.at).text

    def item(self) -> presenters.Shown:
        case_id, item_id = self.kwargs["case_id"], self.kwargs["item_id"]
        names = Named(self.by, case_id)
        rows = (row for row in selectors.items_for(self.by, case_id) if row.pk == item_id)
        found = next((each for row in rows if (each := presenters.shown(row, names)).sealed), None)
        if found is None:
            raise NotFound()
        return found

    def asked(
        self, item: presenters.Shown, form: OpeningForm, status: int = 0, text: str = ""
    ) -> HttpResponse:
        context = {"case_id": self.kwargs["case_id"], "form": form, "item": item, "text": text}
        return self.show("web/information/sealed.html", context, status or 200)
