"""The model in force, for anybody: nothing here is about a person. Nothing typed is shown again: all is chosen."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.core.refusals import NotFound
from backend.responsibilities.asking import edition_at, places
from backend.responsibilities.book import Model, UnknownCodeError
from backend.web.door import PublicPage
from backend.web.model import matrix, presenters, sheet, wall
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


class OfTheCard(OfTheModel):
    def card(self, asked: CardFor) -> wall.Wall:
        place = asked.cleaned_data["kommune"]
        return wall.wall(places(place, self.at), name_of(place), asked.cleaned_data["emne"], self.at)


class WallCard(OfTheCard):
    """Printed by the browser: the choice stays on the screen, the card goes on the paper."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = CardFor(request.GET, self.model)
        card = self.card(asked) if asked.is_valid() else None
        unusable = asked.is_bound and not card
        return self.show("web/model/wall_card.html", {"asked": asked, "card": card}, 422 if unusable else 200)


class WallSheet(OfTheCard):
    """The same card as a file. Its name says nothing: it lies among the downloads."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = CardFor(request.GET, self.model)
        made = self.made(asked) if asked.is_valid() else b""
        if not made:
            return self.show("web/model/wall_card.html", {"asked": asked}, 422)
        named = {"Content-Disposition": 'attachment; filename="kort.pdf"'}
        return HttpResponse(made, content_type="application/pdf", headers=named)

    def made(self, asked: CardFor) -> bytes:
        try:
            return sheet.sheet(self.card(asked), get_language() or "da", self.at)
        except sheet.NoRoomError:
            asked.add_error("emne", _("Der er ikke plads på ét ark. Vælg færre emner."))
            return b""
