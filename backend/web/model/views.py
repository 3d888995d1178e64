"""The model in force, for anybody: nothing here is about a person. Nothing typed is shown again: all is chosen."""

from django.http import HttpRequest, HttpResponse

from backend.core.refusals import NotFound
from backend.responsibilities.asking import edition_at, places
from backend.responsibilities.book import Model, UnknownCodeError
from backend.web.door import PublicPage
from backend.web.model import matrix, presenters, wall
from backend.web.model.forms import CardFor, Narrowing
from backend.web.who_to_call.forms import name_of


class OfTheModel(PublicPage):
    compressed = True

    @property
    def model(self) -> Model:
        return edition_at(self.at)


class TheModel(OfTheModel):
    def get(self, request: HttpRequest) -> HttpResponse:
        asked = Narrowing(request.GET, self.model)
        sections = matrix.sections(self.model, asked.topic, asked.whom)
        number = sum(len(section.rows) for section in sections)
        context = {"asked": asked, "sections": sections, "number": number, "parts": matrix.PARTS.values()}
        return self.show("web/model/model.html", {"model": self.model, **context})


class OneDuty(OfTheModel):
    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        try:
            duty = self.model.duty(code)
        except UnknownCodeError as error:
            raise NotFound("unknown-duty") from error
        given = [each for each in self.model.advice if each.settled_by == duty.answers]
        context = {
            "model": self.model,
            "duty": presenters.shown(self.model, duty),
            "marks": presenters.marks(),
            "advice": [presenters.advice(self.model, each) for each in given],
        }
        return self.show("web/model/duty.html", context)


class AgreedAdvice(OfTheModel):
    def get(self, request: HttpRequest) -> HttpResponse:
        advice = [presenters.advice(self.model, each) for each in self.model.advice]
        return self.show("web/model/advice.html", {"model": self.model, "advice": advice})


class WallCard(OfTheModel):
    """Printed by the browser: the choice stays on the screen, the card goes on the paper."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = CardFor(request.GET, self.model)
        if not asked.is_bound:
            return self.show("web/model/wall_card.html", {"asked": asked})
        if not asked.is_valid():
            return self.show("web/model/wall_card.html", {"asked": asked}, status=422)
        place = asked.cleaned_data["kommune"]
        topics = wall.topics(places(place, self.at), asked.cleaned_data["emne"], self.at)
        context = {"asked": asked, "place_name": name_of(place), "topics": topics, "model": self.model}
        return self.show("web/model/wall_card.html", context)
