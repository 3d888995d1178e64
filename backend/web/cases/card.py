"""The card with whom to ring, for paper. No word of why one would ring, and nobody's name but theirs who answer."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.agencies.hours import read_hours
from backend.agencies.models import Person
from backend.web.cases.door import CasePage
from backend.web.model.opening_hours import in_words


@dataclass(frozen=True)
class Holder:
    name: str
    phone: str
    hours: str


class Card(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        case = self.seen(case_id)
        context = {"coordinator": holder(case.coordinator), "deputy": holder(case.deputy), "case_id": case_id}
        return self.show("web/cases/card.html", context)


def holder(person: Person) -> Holder:
    return Holder(person.name, person.phone, in_words(read_hours(person.hours)))
