"""Del: an item to an agency of the partnership, on a basis for each person. Del ikke: a no, with its reason."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse

from backend.information import selectors
from backend.information.models import Consent, Item
from backend.information.passing import Category, may_reach_the_defence
from backend.information.use_cases import consents, sharing
from backend.responsibilities.vocabulary import AgencyKind
from backend.web.cases.door import UNUSABLE
from backend.web.information import consented
from backend.web.information.door import InformationPage, kept
from backend.web.information.forms.consenting import reviewed_on
from backend.web.information.forms.passing import Person, bases_of
from backend.web.information.forms.sharing import NotSharingForm, SharingForm
from backend.web.information.people import Named
from backend.web.information.presenters import shown
from backend.web.information.recipients import agencies, recipients


class ItemPage(InformationPage):
    """The item, with the form to share it and the form not to."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.case_id, self.item_id = kwargs["case_id"], kwargs["item_id"]

    def read(self) -> Item:
        self.names = Named(self.by, self.case_id)
        item = self.current(self.case_id, self.item_id)
        self.receivers = selectors.recipients_for(self.by, self.case_id)
        self.decided_not = selectors.decided_not_for(self.by, item)
        return item

    def sharing(self, item: Item, data: Any = None, **more: Any) -> SharingForm:
        giver = AgencyKind(item.controller.kind)
        people = [
            Person(str(each.party_id), self.names.name(each.party), each.party.kind)
            for each in item.about.all()
        ]
        to = recipients(self.receivers, self.places(item))
        asked: dict[str, Any] = {
            "giver": giver,
            "bases": bases_of(giver, Category(item.category)),
            "people": people,
        }
        asked |= {"decided_not": bool(self.decided_not)}
        return SharingForm(data, recipients=to, **asked, **more)

    def places(self, item: Item) -> set[tuple[UUID, str]]:
        """Where somebody would read it, but for those whose own it is and those it never reaches."""
        found = selectors.places_with_somebody(self.by, self.case_id) - {(item.controller_id, item.wing)}
        return {(agency, wing) for agency, wing in found if not (item.kept and may_reach_the_defence(wing))}

    def not_sharing(self, data: Any = None, **more: Any) -> NotSharingForm:
        return NotSharingForm(data, agencies=agencies(self.receivers), auto_id="not-%s", **more)

    def look(
        self, item: Item, form: SharingForm, no: NotSharingForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        self.record("items-opened", about=f"case:{self.case_id}")
        found = self.standing(item)
        asked = [self.asked_of(form, person, found.get(person.key, [])) for person in form.people]
        context = {"item": shown(item, self.names), "form": form, "asked": asked, "no": no, **more}
        context |= {"decided_not": self.decided_not}
        return self.show("web/information/share.html", {"case_id": self.case_id, **context}, status)

    def asked_of(self, form: SharingForm, person: Person, standing: list[consented.Shown]) -> dict[str, Any]:
        basis, released = form.asked_of(person)
        how, until = form[f"how_{person.key}"], form[f"until_{person.key}"]
        told = {"key": person.key, "name": person.name, "consents": standing}
        return {**told, "basis": basis, "released": released, "how": how, "until": until}

    def standing(self, item: Item) -> dict[str, list[consented.Shown]]:
        """By person: the consents that stand for this kind of information from this agency."""
        rows = selectors.consents_for(self.by, self.case_id, self.at)
        found: dict[str, list[consented.Shown]] = {}
        for row in rows:
            if fits(row, item):
                found.setdefault(str(row.party_id), []).append(consented.shown(row, rows, self.at))
        return found


class Share(ItemPage):
    """The button names what is sent: the sharing, or first that somebody has agreed to it."""

    def get(self, request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
        item = self.read()
        form = self.sharing(item, initial={"token": uuid4(), **self.until(item)})
        return self.look(item, form, self.not_sharing(initial={"token": uuid4()}))

    def post(self, request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
        item = self.read()
        form, no = self.sharing(item, request.POST), self.not_sharing(initial={"token": uuid4()})
        if key := request.POST.get("agree"):
            return self.agree(item, form, no, key)
        status = self.sent(form, lambda drawn: self.share(form, drawn))
        if status:
            return self.look(item, form, no, status)
        return self.done("item-shared", "case-items", case_id=case_id)

    def share(self, form: SharingForm, drawn: UUID) -> None:
        sharing.disclose(item_id=self.item_id, **form.disclosed, by=self.by, at=self.at, as_id=drawn)

    def agree(self, item: Item, form: SharingForm, no: NotSharingForm, key: str) -> HttpResponse:
        """The consent is noted; what else was written stays, and is sent with the next press."""
        agreed = form.agreed(key, Category(item.category)) if form.is_valid() else None
        status = self.tried(form, lambda: self.note(agreed)) if agreed else UNUSABLE
        if status:
            return self.look(item, form, no, status, agreeing=key)
        again = self.sharing(item, initial={**kept(form), f"basis_{key}": "consent"})
        return self.look(item, again, no, noted=True)

    def note(self, agreed: consents.Agreed) -> None:
        consents.record_consent(case_id=self.case_id, agreed=agreed, by=self.by, at=self.at)

    def until(self, item: Item) -> dict[str, Any]:
        return {f"until_{each.party_id}": reviewed_on(self.at) for each in item.about.all()}


class NotShare(ItemPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
        item = self.read()
        no = self.not_sharing(request.POST)
        status = self.sent(no, lambda drawn: self.decide(no, drawn))
        if status:
            return self.look(item, self.sharing(item, initial={"token": uuid4()}), no, status)
        return self.done("item-not-shared", "case-items", case_id=case_id)

    def decide(self, no: NotSharingForm, drawn: UUID) -> None:
        given = {name: no.cleaned_data[name] for name in ("to_agency", "reason")}
        sharing.decide_not_to_share(item_id=self.item_id, **given, by=self.by, at=self.at, as_id=drawn)


def fits(row: Consent, item: Item) -> bool:
    same = (row.controller_id, row.wing, row.category) == (item.controller_id, item.wing, item.category)
    return same and row.stands  # type: ignore[attr-defined]  # asked for by the selector
