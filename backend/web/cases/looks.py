"""Hvem har kigget? For those who hold the case; and the extract the exposed person may be given."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from backend.coordination import looks_selectors as selectors
from backend.coordination.acute_selectors import acute_for
from backend.coordination.looked import SEEN, ExtractLine
from backend.coordination.visits import Visit, visits
from backend.web.acute.presenters import access
from backend.web.cases import words
from backend.web.door import Page

A_PAGE_OF = 100


@dataclass(frozen=True)
class Look:
    """One visit: `at` its last look, `since` its first where there were several. `purpose`: or what was done."""

    at: datetime
    since: datetime | None
    who: str
    agency: str
    purpose: str
    reason: str
    count: int
    refused: bool
    through: str


@dataclass(frozen=True)
class Day:
    """What the exposed person is given: no name of staff."""

    on: date
    agency: str
    purpose: str


class Looks(Page):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        found = Paginator(visits(selectors.looks_for(self.by, case_id)), A_PAGE_OF)
        self.record("looks-opened", about=f"case:{case_id}")
        leaf = found.get_page(request.GET.get("side"))
        context = {
            "case_id": case_id,
            "leaf": leaf,
            "looks": [look(each) for each in leaf],
            "acute": [access(row, self.at) for row in acute_for(self.by).filter(case=case_id)],
        }
        return self.show("web/cases/looks.html", context)


class Extract(Page):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        lines = selectors.extract_for(self.by, case_id)
        self.record("extract-opened", about=f"case:{case_id}")
        days = [
            Day(each.on, each.agency or str(words.PARTNER), words.told(words.PURPOSES, each.purpose))
            for each in lines
        ]
        return self.show("web/cases/looks_extract.html", {"case_id": case_id, "days": days})


def look(visit: Visit[selectors.Look]) -> Look:
    row = visit.last
    return Look(
        at=row.at,
        since=visit.since if visit.count > 1 else None,
        who=row.who or _("systemet"),
        agency=row.agency,
        purpose=str(words.ACTS.get(row.act, words.PURPOSES[row.purpose])),
        reason=row.reason,
        count=visit.count,
        refused=row.outcome != SEEN,
        through=row.through,
    )


def day(row: ExtractLine) -> Day:
    return Day(row.on, row.agency or str(words.PARTNER), words.told(words.PURPOSES, row.purpose))
