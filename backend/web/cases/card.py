"""The card with whom to ring, for paper. No word of why one would ring, and nobody's name but theirs who answer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.web.cases.door import CasePage
from backend.web.cases.holders import holders


class Card(CasePage):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        first, other = holders(self.seen(case_id), self.at)
        return self.show("web/cases/card.html", {"first": first, "other": other, "case_id": case_id})
