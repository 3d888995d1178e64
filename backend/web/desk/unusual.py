"""Usædvanligt: what a head of department should ask their people about. People, days and numbers; no case."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.unusual import Pattern
from backend.coordination.unusual_selectors import BACK, unusual_for
from backend.web.door import Page

PATTERNS: dict[Pattern, Promise] = {
    Pattern.CASES: _("Mange sager åbnet"),
    Pattern.REFUSALS: _("Mange gange afvist eller intet fundet"),
    Pattern.LOOKUPS: _("Mange opslag efter en koordinator"),
    Pattern.ADDRESSES: _("Beskyttede adresser åbnet mange gange"),
    Pattern.NIGHT: _("Mange sager åbnet mellem midnat og kl. 6"),
}


@dataclass(frozen=True)
class Row:
    who: str
    on: date
    pattern: str
    count: int


class Unusual(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        found = unusual_for(self.by, self.at)
        self.record("unusual-listed")
        rows = [Row(who, each.on, str(PATTERNS[each.pattern]), each.count) for each, who in found]
        return self.show("web/desk/unusual.html", {"rows": rows, "days": BACK.days})
