"""The card with whom to ring: for a screen as JSON, for paper as a plain page. No word of why one would ring."""

from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from backend.agencies.absence_selectors import away_at
from backend.agencies.models import Person
from backend.api.door import Door
from backend.api.rendering import Json
from backend.coordination import selectors

DAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
WORDS = {
    "da": {
        "title": "Din kontaktperson",
        "ring": "Ring til:",
        "otherwise": "Ellers",
        "away": "Væk lige nu, ring til den anden.",
        "danger": "Fare nu:",
        "police": "Politiet ellers:",
    },
    "en": {
        "title": "Your contact person",
        "ring": "Ring:",
        "otherwise": "Otherwise",
        "away": "Away now, ring the other.",
        "danger": "Danger now:",
        "police": "The police otherwise:",
    },
}


class HolderOut(serializers.Serializer):
    name = serializers.CharField()
    phone = serializers.CharField()
    hours = serializers.ListField(child=serializers.CharField())
    away = serializers.BooleanField()


class CardOut(serializers.Serializer):
    coordinator = HolderOut()
    deputy = HolderOut()
    always = serializers.ListField(child=serializers.CharField())


class CardPage(TemplateHTMLRenderer):
    """The page to print; a refusal is answered as JSON, which every caller reads."""

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> Any:
        if renderer_context["response"].exception or "coordinator" not in data:
            return Json().render(data)
        return super().render(data, accepted_media_type, renderer_context)


class Card(Door):
    renderer_classes = [Json, CardPage]

    @extend_schema(operation_id="coordinator_card", responses=CardOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        case = selectors.case_for(self.by, case_id)
        self.looked("card-opened", f"case:{case_id}")
        away = away_at(self.at, [case.coordinator_id, case.deputy_id])
        card = {
            "coordinator": _holder(case.coordinator, away=case.coordinator_id in away),
            "deputy": _holder(case.deputy, away=case.deputy_id in away),
            "always": ["112", "114"],
        }
        if request.accepted_renderer.format != "html":
            return Response(card)
        return Response(
            {**card, "words": WORDS[_language()], "language": _language()}, template_name="api/card.html"
        )


def _holder(person: Person, *, away: bool) -> dict[str, Any]:
    days = DAYS[_language()]
    weekly = (person.hours or {}).get("weekly", ())
    hours = [f"{days[day]} {opens}–{closes}" for day, opens, closes in weekly]
    return {"name": person.name, "phone": person.phone, "hours": hours, "away": away}


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"
