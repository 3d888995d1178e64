"""The card with whom to ring: for a screen as JSON, for paper as a plain page. No word of why one would ring."""

from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer, TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from backend.agencies.models import Person
from backend.api.door import Door
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
        "danger": "Fare nu:",
        "police": "Politiet ellers:",
    },
    "en": {
        "title": "Your contact person",
        "ring": "Ring:",
        "otherwise": "Otherwise",
        "danger": "Danger now:",
        "police": "The police otherwise:",
    },
}


class HolderOut(serializers.Serializer):
    name = serializers.CharField()
    phone = serializers.CharField()
    hours = serializers.ListField(child=serializers.CharField())


class CardOut(serializers.Serializer):
    coordinator = HolderOut()
    deputy = HolderOut()
    always = serializers.ListField(child=serializers.CharField())


class CardPage(TemplateHTMLRenderer):
    """The page to print; a refusal is answered as JSON, which every caller reads."""

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> Any:
        if renderer_context["response"].exception or "coordinator" not in data:
            return JSONRenderer().render(data)
        return super().render(data, accepted_media_type, renderer_context)


class Card(Door):
    renderer_classes = [JSONRenderer, CardPage]

    @extend_schema(operation_id="coordinator_card", responses=CardOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        case = selectors.case_for(self.by, case_id)
        self.looked("card-opened", f"case:{case_id}")
        card = {
            "coordinator": _holder(case.coordinator),
            "deputy": _holder(case.deputy),
            "always": ["112", "114"],
        }
        if request.accepted_renderer.format != "html":
            return Response(card)
        return Response(
            {**card, "words": WORDS[_language()], "language": _language()}, template_name="api/card.html"
        )


def _holder(person: Person) -> dict[str, Any]:
    days = DAYS[_language()]
    weekly = (person.hours or {}).get("weekly", ())
    hours = [f"{days[day]} {opens}–{closes}" for day, opens, closes in weekly]
    return {"name": person.name, "phone": person.phone, "hours": hours}


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"
