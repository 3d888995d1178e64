"""Placing: choose somebody, read what it means, confirm. By case number alone (P3)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from backend.agencies.models import Person
from backend.coordination import steering_selectors as selectors
from backend.coordination.models import Handover
from backend.coordination.places import heading_of
from backend.coordination.use_cases import handovers as deeds
from backend.responsibilities.asking import edition_at
from backend.web.door import Page
from backend.web.steering import presenters
from backend.web.steering.forms import With


class Place(Page):
    def get(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        handover = self._looked_at(handover_id)
        return self._choosing(handover, With(None, selectors.able_to_take(self.by, handover, self.at)))

    def post(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        handover = self._looked_at(handover_id)
        able = selectors.able_to_take(self.by, handover, self.at)
        asked = With(request.POST, able)
        if not asked.is_valid():
            return self._choosing(handover, asked, status=422)
        chosen = next(person for person in able if str(person.pk) == asked.cleaned_data["to_person"])
        if "confirmed" not in request.POST:
            return self._confirming(handover, chosen)
        where = heading_of(handover)[0].slug  # where the reader is chair: of a move the place it leads to
        deeds.place(handover_id=handover_id, to_person=chosen.pk, by=self.by, at=self.at)
        return redirect(f"{reverse('steering')}?samarbejde={where}&placeret")

    def _looked_at(self, handover_id: UUID) -> Handover:
        handover = selectors.one_to_place(self.by, handover_id)
        self.record("handover-opened", about=f"handover:{handover_id}")
        return handover

    def _choosing(self, handover: Handover, asked: With, status: int = 200) -> HttpResponse:
        task = presenters.waiting(edition_at(self.at), handover)
        return self.show("web/steering/place.html", {"task": task, "asked": asked}, status=status)

    def _confirming(self, handover: Handover, chosen: Person) -> HttpResponse:
        task = presenters.waiting(edition_at(self.at), handover)
        return self.show("web/steering/confirm.html", {"task": task, "chosen": chosen})
