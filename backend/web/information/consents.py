"""Samtykker: what the people of a case have agreed to, a new one noted, and one withdrawn in a press."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.selectors import is_seen
from backend.core.refusals import NotFound
from backend.information import selectors
from backend.information.access import may_write, place_of
from backend.information.use_cases import consents
from backend.web.information import consented
from backend.web.information.door import InformationPage
from backend.web.information.forms.consenting import ConsentForm, reviewed_on
from backend.web.information.people import Named
from backend.web.information.recipients import agencies


class Consents(InformationPage):
    parts = {"consents": "web/information/_consents.html"}

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        if self.part_asked_for and not is_seen(self.by, case_id):
            return self.gone()
        rows = selectors.consents_for(self.by, case_id, self.at)
        self.record("consents-opened", about=f"case:{case_id}")
        place, names = place_of(self.by, case_id), Named(self.by, case_id)
        people = names.choices_of({row.party_id: row.party for row in rows}.values())
        context = {
            "case_id": case_id,
            "groups": consented.by_person(rows, people, self.at),
            "may_write": may_write(place),
        }
        return self.show("web/information/consents.html", context)


class GiveConsent(InformationPage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        selectors.place_for(self.by, case_id)
        initial = {"until": reviewed_on(self.at), **request.GET.dict()}
        return self.look(case_id, self.form(case_id, initial=initial))

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        selectors.place_for(self.by, case_id)
        form = self.form(case_id, request.POST)
        status = self.tried(form, lambda: self.note(case_id, form))
        if status:
            return self.look(case_id, form, status)
        return self.done("consent-noted", "case-consents", case_id=case_id)

    def note(self, case_id: UUID, form: ConsentForm) -> None:
        consents.record_consent(case_id=case_id, agreed=form.agreed, by=self.by, at=self.at)

    def form(self, case_id: UUID, data: Any = None, **more: Any) -> ConsentForm:
        people = Named(self.by, case_id).choices()
        return ConsentForm(
            data, people=people, agencies=agencies(selectors.recipients_for(self.by, case_id)), **more
        )

    def look(self, case_id: UUID, form: ConsentForm, status: int = 200) -> HttpResponse:
        self.record("parties-opened", about=f"case:{case_id}")
        return self.show("web/information/consent.html", {"case_id": case_id, "form": form}, status)


class Withdraw(InformationPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
        rows = selectors.consents_for(self.by, case_id, self.at)
        consent = next((row for row in rows if row.pk == consent_id), None)
        if consent is None:
            raise NotFound()
        # withdrawn by this reader: the same press twice is answered as the first
        if consent.withdrawn_by_id != self.by.id:
            consents.withdraw_consent(consent_id=consent_id, by=self.by, at=self.at)
        return self.done("consent-withdrawn", "case-consents", case_id=case_id)
