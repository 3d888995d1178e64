"""The card with whom to ring, for paper. No word of why one would ring, and nobody's name but theirs who answer."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.agencies.models import Person
from backend.web.cases.door import CasePage
from backend.web.cases.words import language
from backend.web.presenters.times import DAYS


@dataclass(frozen=True)
class Holder:
    name: str
    phone: str
    hours: list[str]


class Card(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.seen(case_id)
        context = {"coordinator": holder(case.coordinator), "deputy": holder(case.deputy), "case_id": case_id}
        return self.show("web/cases/card.html", context)


def holder(person: Person) -> Holder:
    days = DAYS["en" if language().startswith("en") else "da"].split()
    weekly = (person.hours or {}).get("weekly", ())
    return Holder(
        person.name, person.phone, [f"{days[day]} {opens}–{closes}" for day, opens, closes in weekly]
    )
