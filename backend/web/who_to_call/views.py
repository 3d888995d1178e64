"""Hvem ringer jeg til? The first page: readable without a sign-in, on a phone, at night."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse

from backend.agencies.models import Device
from backend.agencies.use_cases.devices import device_seen
from backend.responsibilities.answers import Answers, for_device, for_public
from backend.responsibilities.asking import places
from backend.web.devices import cookie
from backend.web.door import PublicPage
from backend.web.place import remember, remembered
from backend.web.who_to_call import presenters
from backend.web.who_to_call.forms import Question, name_of

# what is shown of a place before anything is asked about: who to begin with
TO_BEGIN_WITH = "first-talk"


class WhoToCall(PublicPage):
    """Names only to those who are signed in, inner lines to them and to an enrolled device.

    Nothing typed is shown again: all is chosen.
    """

    compressed = True

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = Question(request.GET)
        asked.is_valid()
        place = asked.cleaned_data.get("kommune") or remembered(request)
        context = self._answered(asked, place) if place else {}
        response = self.show(
            "web/who_to_call/who_to_call.html",
            {"asked": asked, "place": place, "place_name": name_of(place), **context},
        )
        if asked.cleaned_data.get("kommune"):
            remember(response, place)
        if self.device:
            device_seen(device=self.device, by=self.by, at=self.at)
        elif not self.by.person:
            cookie.forget(request, response)
        return response

    @cached_property
    def device(self) -> Device | None:
        """Asked for a stranger alone: whoever is signed in sees more."""
        return None if self.by.person else cookie.device_here(self.request, self.at)

    def _answered(self, asked: Question, place: str) -> dict[str, Any]:
        at = asked.moment(self.at) or self.at
        residence = asked.cleaned_data.get("bopael") or None
        where = places(place, at, residence=residence)
        topic = asked.cleaned_data.get("emne", "")
        chosen = next((each for each in where.model.topics if each.code == topic), None)
        answers = self._visible(where.ask(topic=chosen.code if chosen else TO_BEGIN_WITH))
        return {
            "at": at,
            "other_time": at != self.at,
            "residence": residence or "",
            "residence_name": name_of(residence or ""),
            "topic": presenters.choices([chosen])[0] if chosen else None,
            "topics": presenters.choices(where.model.topics),
            "shown": presenters.shown(answers, now=at),
            "begin": presenters.to_begin_with(answers, now=at),
            "device": self.device,
        }

    def _visible(self, answers: Answers) -> Answers:
        if self.by.person:
            return answers
        return (
            for_device(answers, self.device.partner.partnership.slug) if self.device else for_public(answers)
        )
